import DigitImage
import NeuralNetwork

/// Images that show no single digit: letters, scribbles, lines, shapes, patterns, adjacent digits; new ones in
/// every epoch.
///
/// Their class is `outlierLabel`. A network trained to be uncertain about them gives low confidence to images without a
/// digit (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier exposure", 2019).
public struct Outliers: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let seed: UInt64

  /// - Parameter seed: the outliers depend only on the seed, the epoch, and their indices.
  public init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { outlierLabel }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let image = OutlierKind.random(using: &generator).image(using: &generator)
    for i in destination.indices { destination[i] = image.values[i] }
  }
}
