import CZlib

/// The length of a chunk's length and type before its body.
private let chunkHeader = 8
private let checksumLength = 4

/// A PNG file with the right checksum at the end of each chunk: a changed byte then reaches the decoder.
func withValidChecksums(png: [UInt8]) -> [UInt8] {
  var file = png
  var start = 8
  while file.count - start >= chunkHeader + checksumLength {
    let length = file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    guard length <= file.count - start - chunkHeader - checksumLength else { break }
    let end = start + chunkHeader + length
    file.replaceSubrange(end..<end + checksumLength, with: checksum(file[start + 4..<end]))
    start = end + checksumLength
  }
  return file
}

/// A chunk of a PNG file.
func pngChunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
  let checked = Array(type.utf8) + body
  return bigEndian(body.count) + checked + checksum(checked[...])
}

private func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  bigEndian(Int(bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }))
}

/// The last four bytes, the most significant first.
private func bigEndian(_ value: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
