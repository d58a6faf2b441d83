private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Bytes as padded base64 text (RFC 4648, section 4): `base64([1, 2])` is `"AQI="`.
public func base64(_ bytes: [UInt8]) -> String {
  let count = (bytes.count + 2) / 3 * 4
  return String(unsafeUninitializedCapacity: count) { text in
    for (group, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
      let size = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for offset in 0..<3 { bits = bits << 8 | UInt32(offset < size ? bytes[start + offset] : 0) }
      for place in 0..<4 {
        let letter = alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)]
        text[4 * group + place] = place <= size ? letter : UInt8(ascii: "=")
      }
    }
    return count
  }
}
