/// A chunk of a PNG file: length, type, body and checksum.
func pngChunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
  let checked = Array(type.utf8) + body
  return bigEndian(UInt32(body.count)) + checked + bigEndian(crc32(checked))
}

/// Four bytes, the most significant first.
func bigEndian(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
}

/// The checksum of PNG and gzip (polynomial 0xEDB88320, bits reversed).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var checksum = ~UInt32(0)
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 {
      let carry = checksum & 1
      checksum >>= 1
      if carry == 1 { checksum ^= 0xEDB8_8320 }
    }
  }
  return ~checksum
}
