import DigitImage
import Figures

extension Raster {
  /// The photo at the preprocessing's working size.
  init(_ image: WorkingImage) {
    let bitmap = Bitmap(image)
    self = .photo(
      PixelBuffer(
        width: bitmap.width, height: bitmap.height, format: bitmap.format == .gray ? .gray : .rgb,
        pixels: bitmap.pixels))
  }

  /// - Parameter full: the value that is drawn as full ink, above 0.
  init(ink: Plane, full: Float = 1) { self.init(ink: ink.values, width: ink.width, full: full) }
}
