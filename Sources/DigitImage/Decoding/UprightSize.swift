import CImageDecoding

/// The width and height of an image file's picture in pixels, upright as the EXIF orientation says, without decoding it.
///
/// A reduced `decodeImage(_:workingSide:)` returns a smaller bitmap than this.
///
/// - Returns: nil if the header cannot be read.
public func uprightSize(ofImage bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard let format = ImageFormat(firstBytes: bytes), let decode = decoder(of: format) else { return nil }
  return bytes.withUnsafeBufferPointer { file in
    guard let start = file.baseAddress else { return nil }
    let header = decode(start, file.count, 0, nil, 0)
    return header.status == .ok ? (header.width, header.height) : nil
  }
}
