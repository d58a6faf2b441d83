import DigitImage
import NeuralNetwork

/// A picture of a written number.
public struct SyntheticNumber: Sendable {
  /// Digits, with `-`, `.` and `,`.
  public let text: String
  /// Gray.
  public let image: Bitmap
}

/// Numbers composed of digits and photographed: in the cells of forms, as amounts on the patterned paper of checks, on plain and
/// ruled paper; with marks, stray ink, and digits that touch.
public struct SyntheticNumbers: Sendable {
  public let count: Int
  /// Whether most numbers that are no amounts have a separator, and some a minus sign; otherwise few have one.
  public var hasMarks = true
  private let picker: DigitPicker
  private let seed: UInt64

  /// - Parameters:
  ///   - digits: sources of 28×28 digits, ink 0…1; all digits of a number come from one source.
  ///   - seed: a number depends only on the digits, the seed, and its index.
  public init(of digits: [any SampleSource], count: Int, seed: UInt64) {
    self.count = count
    picker = DigitPicker(digits)
    self.seed = seed
  }

  /// - Parameter index: 0 ..< count.
  public subscript(index: Int) -> SyntheticNumber {
    var generator = SeededGenerator(seed: seed, streams: 0x4E_554D_4245_52, UInt64(index))  // "NUMBER"
    let paper = generator.nextElement(of: [NumberPaper.cell, .cell, .check, .plain])
    let text = NumberText.random(on: paper, hasMarks: hasMarks, using: &generator)
    let ink = NumberWriting(using: &generator).write(text, from: picker, using: &generator)
    return SyntheticNumber(text: text.label, image: paper.photograph(ink, using: &generator))
  }
}
