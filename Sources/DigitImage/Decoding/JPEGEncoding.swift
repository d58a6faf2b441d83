import CImageDecoding

/// Encodes an image as a JPEG file.
///
/// - Parameter quality: libjpeg's, 1…100.
/// - Precondition: no side is longer than 65,500 pixels.
/// - Returns: the bytes of the file.
func encodeJPEG(_ bitmap: Bitmap, quality: Int) -> [UInt8] {
  precondition(max(bitmap.width, bitmap.height) <= 65_500)
  var file = bitmap.pixels.withUnsafeBufferPointer { pixels in
    pixels.baseAddress.map {
      digit_encode_jpeg($0, bitmap.width, bitmap.height, bitmap.format.channels, Int32(quality))
    } ?? digit_bytes()
  }
  defer { digit_bytes_release(&file) }
  let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  precondition(!bytes.isEmpty, "out of memory")
  return bytes
}
