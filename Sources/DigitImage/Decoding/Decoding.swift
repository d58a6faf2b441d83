import CImageDecoding

/// Decodes a JPEG or PNG file: upright as its EXIF orientation says, transparent parts laid over white (or
/// over black, where all that can be seen is a drawing in light ink).
///
/// - Parameters:
///   - bytes: the whole file.
///   - workingSide: the picture may be reduced while it is decoded, by as much as leaves its long side at
///     this many pixels or more; 0 leaves every pixel. A photo of 12 megapixels takes a fraction of the time
///     and memory at 1,200 than at full size.
/// - Throws: `ImageDecodingError`; no bytes, however damaged, do worse.
public func decodeImage(_ bytes: [UInt8], workingSide: Int = 0) throws(ImageDecodingError) -> Bitmap {
  precondition(workingSide >= 0)
  guard !bytes.isEmpty else { throw .empty }
  guard let format = ImageFormat(firstBytes: bytes) else {
    throw .unknownFormat(firstBytes: Array(bytes.prefix(16)))
  }
  let decode =
    switch format {
    case .jpeg: digit_decode_jpeg
    case .png: digit_decode_png
    default: throw .unsupportedFormat(format)
    }
  return try bytes.withUnsafeBufferPointer { file throws(ImageDecodingError) in
    guard let start = file.baseAddress else { throw .empty }
    let header = decode(start, file.count, workingSide, nil, 0)
    guard header.status == .ok else { throw decodingError(header, format: format) }
    // Decoded where it stays: the pages of a second buffer cost more than some of the decoding.
    var image = header
    let pixels = [UInt8](
      unsafeUninitializedCapacity: header.width * header.height * header.channels
    ) { buffer, count in
      image = decode(start, file.count, workingSide, buffer.baseAddress, buffer.count)
      guard image.status == .ok else { return }
      if image.channels == 4 { flatten(buffer) }
      count = image.width * image.height * min(image.channels, 3)
    }
    guard image.status == .ok else { throw decodingError(image, format: format) }
    return Bitmap(
      width: image.width, height: image.height, format: image.channels == 1 ? .gray : .rgb, pixels: pixels)
  }
}

/// The failure that C reports, as an error with its evidence.
private func decodingError(_ image: digit_image, format: ImageFormat) -> ImageDecodingError {
  let reason = withUnsafePointer(to: image) { String(cString: digit_image_message($0)) }
  let (width, height) = (image.source_width, image.source_height)
  return switch image.status {
  case .unsupported: .unsupportedVariant(format, reason: reason)
  case .ok, .corrupt: .corrupt(format, reason: reason)
  case .too_many_pixels:
    .tooManyPixels(
      width: width, height: height, pixelLimit: Int(digit_maximum_pixels), sideLimit: Int(digit_maximum_side))
  case .too_demanding: .tooDemanding(format, reason: reason)
  case .out_of_memory: .outOfMemory(width: width, height: height)
  }
}
