import CZlib

extension LabeledDigits {
  /// A fingerprint of the data: the CRC-32 of the labels followed by the pixels, one byte each, as eight
  /// hexadecimal digits. It does not depend on the file format.
  ///
  /// MNIST's 10,000 test images have the digest `2483b59d`.
  public var digest: String {
    let checksum = pixels.withUnsafeBufferPointer { pixels in
      labels.withUnsafeBufferPointer { labels in
        crc32_z(crc32_z(0, labels.baseAddress, labels.count), pixels.baseAddress, pixels.count)
      }
    }
    return digestText(checksum)
  }
}

/// The CRC-32 of some bytes, as eight hexadecimal digits: `digest(of: Array("123456789".utf8))` is `cbf43926`.
public func digest(of bytes: [UInt8]) -> String {
  digestText(bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
}

/// A CRC-32 as eight hexadecimal digits.
func digestText(_ checksum: UInt) -> String {
  let digits = String(checksum, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
