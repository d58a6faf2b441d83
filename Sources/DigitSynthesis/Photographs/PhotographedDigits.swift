import DigitImage
import NeuralNetwork

/// Another source's digits after they were rendered as photos of paper and preprocessed again: what a network sees
/// in use, for calibrating its confidence.
public struct PhotographedDigits<Source: SampleSource>: SampleSource {
  private let source: Source
  private let seed: UInt64

  /// - Parameters:
  ///   - source: digits in MNIST's format: 784 inputs, ink 0…1, 1 = full ink.
  ///   - seed: the photos depend only on the seed, the epoch, and their indices.
  public init(_ source: Source, seed: UInt64) {
    precondition(source.inputs == DigitBox.side * DigitBox.side, "only digits of 28×28 can be photographed")
    self.source = source
    self.seed = seed
  }

  public var count: Int { source.count }
  public var inputs: Int { source.inputs }
  public func label(of sample: Int) -> Int { source.label(of: sample) }

  /// Writes the digit that preprocessing finds in the photo; zeros if it finds none.
  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    source.fill(destination, sample: sample, epoch: epoch)
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let digit = Plane(width: DigitBox.side, height: DigitBox.side, values: Array(destination))
    let photo = photograph(of: digit, using: &generator)
    let pixels = (try? Preprocessing.run(photo))?.pixels
    for i in destination.indices { destination[i] = pixels?[i] ?? 0 }
  }
}
