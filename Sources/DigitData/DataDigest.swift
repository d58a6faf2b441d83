import CZlib

extension LabeledDigits {
  /// A fingerprint of the data: CRC-32 (zlib's) of the labels and then the pixels, a byte each, as eight hexadecimal
  /// digits. The same digits have the same digest whatever format they were loaded from.
  public var digest: String {
    let checksum = pixels.withUnsafeBufferPointer { pixels in
      labels.withUnsafeBufferPointer { labels in
        crc32_z(crc32_z(0, labels.baseAddress, labels.count), pixels.baseAddress, pixels.count)
      }
    }
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
