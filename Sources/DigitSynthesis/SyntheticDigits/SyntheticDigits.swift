import DigitImage
import NeuralNetwork

/// Digits rendered from pen strokes in random handwriting, including variants that MNIST lacks; new ones in every
/// epoch.
public struct SyntheticDigits: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let seed: UInt64

  /// - Parameters:
  ///   - perClass: the number of samples of each digit; the digits alternate, 0 to 9.
  ///   - seed: the digits depend only on the seed, the epoch, and their indices.
  public init(perClass: Int, seed: UInt64) {
    count = 10 * perClass
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { sample % 10 }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let stream: UInt64 = 0x4452_4157  // "DRAW"
    var generator = SeededGenerator(seed: seed, streams: stream, UInt64(epoch), UInt64(sample))
    let image = SyntheticDigits.image(of: label(of: sample), using: &generator)
    for i in destination.indices { destination[i] = image.values[i] }
  }

  /// One digit in MNIST's format: 28×28 ink, 0…1, 1 = full ink.
  ///
  /// - Parameter digit: 0…9.
  static func image(of digit: Int, using generator: inout SeededGenerator) -> Plane {
    let variant = DigitVariant.random(of: digit, using: &generator)
    let handwriting = Handwriting(using: &generator)
    let pen = Pen(using: &generator)
    let polylines = handwriting.write(
      variant.skeleton(variation: handwriting.variation), using: &generator)
    return pen.normalizedDigit(polylines, using: &generator)
  }
}
