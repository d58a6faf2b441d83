@testable import DigitImage

extension WorkingImage {
  /// A gray image of a lightness, 0…1.
  init(gray: Plane) {
    let pixels = [UInt8](repeating: 0, count: gray.values.count)
    self.init(Bitmap(width: gray.width, height: gray.height, format: .gray, pixels: pixels), longSide: .max)
    channels = [gray]
  }
}
