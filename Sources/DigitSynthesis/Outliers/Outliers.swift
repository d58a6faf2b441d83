import DigitImage
import NeuralNetwork

/// Images that show no single digit: letters, scribbles, lines, shapes, patterns, joined and partial digits; new
/// ones in every epoch.
///
/// Their class is `outlierLabel`. A network trained to be uncertain about them gives low confidence to images without a
/// digit (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier exposure", 2019).
public struct Outliers: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let picker: DigitPicker
  private let seed: UInt64

  /// - Parameters:
  ///   - digits: sources of 28×28 digits, ink 0…1, which are joined and cut; synthetic digits if there are none.
  ///   - seed: the outliers depend only on the digits, the seed, the epoch, and their indices.
  public init(of digits: [any SampleSource] = [], count: Int, seed: UInt64) {
    self.count = count
    picker = DigitPicker(digits)
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { outlierLabel }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let image = OutlierKind.random(using: &generator).image(from: picker, epoch: epoch, using: &generator)
    for i in destination.indices { destination[i] = image.values[i] }
  }
}
