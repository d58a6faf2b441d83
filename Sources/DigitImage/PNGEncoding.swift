import CImageDecoding

/// A PNG file of a grey picture, 8 bits a pixel.
///
/// - Parameter pixels: levels, 0…255; row-major, height × width.
/// - Precondition: `pixels.count == width * height`, and there is at least one pixel.
public func encodePNG(grey pixels: [UInt8], width: Int, height: Int) -> [UInt8] {
  precondition(width > 0 && height > 0 && pixels.count == width * height)
  var file = pixels.withUnsafeBufferPointer { levels in
    levels.baseAddress.map { digit_encode_png($0, width, height) } ?? digit_bytes()
  }
  defer { digit_bytes_release(&file) }
  let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  precondition(!bytes.isEmpty, "out of memory")
  return bytes
}
