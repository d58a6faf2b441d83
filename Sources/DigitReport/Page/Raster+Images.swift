import DigitImage
import Figures

extension Raster {
  /// The photo at the preprocessing's working size.
  init(_ image: WorkingImage) {
    let (width, height, channels) = (image.width, image.height, image.channels.count)
    var pixels = [UInt8](repeating: 0, count: width * height * channels)
    for (offset, plane) in image.channels.enumerated() {
      for (index, value) in plane.values.enumerated() {
        pixels[index * channels + offset] = UInt8(max(0, min(1, value)) * 255 + 0.5)
      }
    }
    self = .photo(
      PixelBuffer(width: width, height: height, format: channels == 1 ? .gray : .rgb, pixels: pixels))
  }

  /// - Parameter full: the value that is drawn as full ink, above 0.
  init(ink: Plane, full: Float = 1) { self.init(ink: ink.values, width: ink.width, full: full) }
}
