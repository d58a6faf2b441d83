import DigitImage
import NeuralNetwork

/// Digits drawn from stroke skeletons as different hands would write them, with the forms that MNIST lacks;
/// new ones in every epoch.
public struct SyntheticDigits: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let seed: UInt64

  /// - Parameters:
  ///   - perClass: How many of each digit an epoch has.
  ///   - seed: The same seed gives the same digits in each epoch.
  public init(perClass: Int, seed: UInt64) {
    count = 10 * perClass
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { sample % 10 }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let drawingStream: UInt64 = 0x4452_4157  // "DRAW"
    var generator = SeededGenerator(seed: seed, streams: drawingStream, UInt64(epoch), UInt64(sample))
    let digit = SyntheticDigits.draw(label(of: sample), generator: &generator)
    for i in destination.indices { destination[i] = digit.values[i] }
  }

  /// One digit in MNIST's form: 28×28 ink, 0…1.
  ///
  /// - Parameter label: 0…9.
  public static func draw(_ label: Int, generator: inout SeededGenerator) -> Plane {
    let form = anyForm(of: label, generator: &generator)
    let hand = Handwriting(generator: &generator)
    let pen = Pen(generator: &generator)
    let ink = pen.draw(
      hand.write(form, generator: &generator), side: canvasSide, generator: &generator)
    return DigitBox.normalized(ink) ?? Plane(width: DigitBox.side, height: DigitBox.side)
  }

  /// Pixels a side of what the pen draws on: four for each of the box of 20.
  private static let canvasSide = 4 * DigitBox.digitSide

  private static func anyForm(of label: Int, generator: inout SeededGenerator) -> DigitVariant {
    let forms = DigitVariant.ofDigit[label]
    var chance = generator.nextUniform() * forms.reduce(0) { $0 + $1.weight }
    for form in forms.dropLast() {
      chance -= form.weight
      if chance < 0 { return form }
    }
    return forms[forms.count - 1]
  }
}
