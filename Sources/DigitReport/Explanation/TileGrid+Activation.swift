import Figures
import NeuralNetwork

extension TileGrid {
  /// The most values that a page shows of one activation or tensor: pages must stay small for all models.
  private static let maximumValues = 1 << 17

  /// One tile per channel.
  ///
  /// - Parameter values: channels × height × width.
  /// - Returns: nil if a single channel has too many values to show.
  init?(_ values: [Float], shape: ActivationShape) {
    let area = shape.height * shape.width
    guard area <= Self.maximumValues else { return nil }
    self.init(
      values: values, tileWidth: shape.width, tileHeight: shape.height,
      maximumCount: Self.maximumValues / area)
  }

  /// The color scale and, if not all tiles are drawn, how many: `"the first 1310 of 3000, full color ±1.20"`.
  var scaleText: String {
    (count < total ? "the first \(count) of \(total), " : "") + "full color ±\(significant(full))"
  }
}
