import CImageDecoding

/// Decodes an image file: JPEG, PNG, BMP, GIF and WebP (first frame), HEIC and AVIF.
///
/// HEIC and AVIF are decoded by libheif, WebP by libwebp. These libraries are loaded when the first such file comes.
///
/// The result is upright, as the file's EXIF orientation says. Transparent pixels are laid over white, or over black
/// if the visible pixels are a drawing in light ink.
///
///     let file = encodePNG([0, 255], width: 2, height: 1, format: .gray)
///     try decodeImage(file).pixels  // [0, 255]
///
/// - Parameters:
///   - bytes: the whole file.
///   - workingSide: the image may be reduced while it is decoded, as long as its long side keeps this many pixels or
///     more; 0 keeps every pixel. Decoding a 12-megapixel photo with a working side of 1,200 takes a fraction of the
///     time and memory.
/// - Throws: `ImageDecodingError`, however damaged the bytes are.
public func decodeImage(_ bytes: [UInt8], workingSide: Int = 0) throws(ImageDecodingError) -> Bitmap {
  precondition(workingSide >= 0)
  guard !bytes.isEmpty else { throw .empty }
  guard let format = ImageFormat(firstBytes: bytes) else {
    throw .unknownFormat(firstBytes: Array(bytes.prefix(16)))
  }
  guard let decode = decoder(of: format) else { throw .unsupportedFormat(format) }
  return try bytes.withUnsafeBufferPointer { file throws(ImageDecodingError) in
    guard let start = file.baseAddress else { throw .empty }
    let header = decode(start, file.count, workingSide, nil, 0)
    guard header.status == .ok else { throw decodingError(header, format: format) }
    // Decoded straight into the result: touching the pages of a second buffer costs as much as some of the decoding.
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

typealias Decoder = (UnsafePointer<UInt8>, Int, Int, UnsafeMutablePointer<UInt8>?, Int) -> digit_image

/// The decoder of the format; nil if there is none.
func decoder(of format: ImageFormat) -> Decoder? {
  switch format {
  case .jpeg: digit_decode_jpeg
  case .png: digit_decode_png
  case .bmp: digit_decode_bmp
  case .gif: digit_decode_gif
  case .webp: digit_decode_webp
  case .heic, .avif: digit_decode_heif
  case .tiff, .svg, .pdf, .jpegXL, .jpeg2000: nil
  }
}

/// The error, with its evidence, for a failure reported by the C decoder.
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
  case .missing_library: .missingLibrary(format, package: reason)
  }
}
