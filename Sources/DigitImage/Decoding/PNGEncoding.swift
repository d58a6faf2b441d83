import CImageDecoding

/// A PNG file of a picture, 8 bits a channel.
public func encodePNG(_ bitmap: Bitmap) -> [UInt8] {
  var file = bitmap.pixels.withUnsafeBufferPointer { levels in
    levels.baseAddress.map { digit_encode_png($0, bitmap.width, bitmap.height, bitmap.channels) }
      ?? digit_bytes()
  }
  defer { digit_bytes_release(&file) }
  let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  precondition(!bytes.isEmpty, "out of memory")
  return bytes
}

/// A PNG file of a gray picture, 8 bits a pixel.
///
/// - Parameter pixels: levels, 0…255; row-major, height × width.
/// - Precondition: `pixels.count == width * height`, and there is at least one pixel.
public func encodePNG(gray pixels: [UInt8], width: Int, height: Int) -> [UInt8] {
  encodePNG(Bitmap(width: width, height: height, channels: 1, pixels: pixels))
}
