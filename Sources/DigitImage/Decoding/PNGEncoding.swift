import CImageDecoding

/// The channels of a pixel to encode; the raw value is their number.
public enum PNGPixelFormat: Int, Sendable {
  case gray = 1
  /// Red, green, blue (sRGB).
  case rgb = 3
  /// Red, green, blue (sRGB), opacity; the colors are not multiplied by the opacity.
  case rgba = 4

  /// The number of channels: 1, 3 or 4.
  public var channels: Int { rawValue }
}

/// Encodes pixels as a PNG file, 8 bits per channel.
///
///     encodePNG([0, 128, 255], width: 3, height: 1, format: .gray)  // [0x89, 0x50, 0x4E, 0x47, …]
///
/// - Parameter pixels: intensities, 0…255; row-major, height × width × channels.
/// - Precondition: `pixels.count == width * height * format.channels`, and there is at least one pixel.
/// - Returns: the bytes of the file.
public func encodePNG(_ pixels: [UInt8], width: Int, height: Int, format: PNGPixelFormat) -> [UInt8] {
  precondition(width > 0 && height > 0)
  precondition(pixels.count == width * height * format.channels)
  var file = pixels.withUnsafeBufferPointer { pixels in
    pixels.baseAddress.map { digit_encode_png($0, width, height, format.channels) } ?? digit_bytes()
  }
  defer { digit_bytes_release(&file) }
  let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  precondition(!bytes.isEmpty, "out of memory")
  return bytes
}

/// Encodes a decoded image as a PNG file, 8 bits per channel.
public func encodePNG(_ bitmap: Bitmap) -> [UInt8] {
  let format: PNGPixelFormat =
    switch bitmap.format {
    case .gray: .gray
    case .rgb: .rgb
    }
  return encodePNG(bitmap.pixels, width: bitmap.width, height: bitmap.height, format: format)
}
