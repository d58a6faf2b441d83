import DigitData
import DigitImage
import NeuralNetwork

/// Digits that people wrote, rendered from their pen strokes with a random pen and small variations; new ones in every
/// epoch.
///
/// An epoch has the same number of samples of each label, however many digits of it were written. Epochs take the digits
/// of a label in turn, in a random order, so that all of them are used equally often.
public struct WrittenDigits: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let strokes: StrokeDigits
  /// For each label, its digits in a random order.
  private let digitsOfLabel: [[Int]]
  private let seed: UInt64

  /// - Parameters:
  ///   - perClass: the number of samples of each label in an epoch; the labels alternate, 0 to 9.
  ///   - seed: the samples depend only on the seed, the epoch, and their indices.
  /// - Precondition: the strokes have digits of every label.
  public init(_ strokes: StrokeDigits, perClass: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    digitsOfLabel = (0..<10).map { label in
      let digits = strokes.labels.indices.filter { strokes.labels[$0] == label }
      precondition(!digits.isEmpty, "there are no strokes of the digit \(label)")
      return generator.permutation(digits.count).map { digits[$0] }
    }
    count = 10 * perClass
    self.strokes = strokes
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { sample % 10 }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let stream: UInt64 = 0x57_5249_5445  // "WRITE"
    var generator = SeededGenerator(seed: seed, streams: stream, UInt64(epoch), UInt64(sample))
    let digit = digit(of: sample, epoch: epoch)
    let rewriting = Rewriting(using: &generator)
    let pen = Pen(using: &generator)
    let polylines = rewriting.write(strokes.strokes(of: digit), using: &generator)
    let image = pen.normalizedDigit(polylines, using: &generator)
    for i in destination.indices { destination[i] = image.values[i] }
  }

  /// The index of the written digit that a sample renders.
  func digit(of sample: Int, epoch: Int) -> Int {
    let digits = digitsOfLabel[label(of: sample)]
    return digits[(epoch * (count / 10) + sample / 10) % digits.count]
  }
}
