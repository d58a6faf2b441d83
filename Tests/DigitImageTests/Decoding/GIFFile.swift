/// A GIF file with one frame and a gray palette: index i has the intensity 8 × i.
///
/// - Parameters:
///   - indices: 0…31, written as codes of six bits with a clear before every sixteenth, so that no string is used.
///   - flags: of the frame; 0x40 = interlaced.
///   - canvas: the declared size, if it is another than the frame's.
func gif(
  width: Int, height: Int, indices: [UInt8], flags: UInt8 = 0, canvas: (width: Int, height: Int)? = nil
) -> [UInt8] {
  let clear = 32
  var codes: [Int] = []
  for (number, index) in indices.enumerated() {
    if number % 16 == 0 { codes.append(clear) }
    codes.append(Int(index))
  }
  codes.append(clear + 1)
  let size = canvas ?? (width, height)
  let palette = (0..<32).flatMap { [UInt8](repeating: UInt8($0 * 8), count: 3) }
  return Array("GIF89a".utf8) + twoBytes(size.width) + twoBytes(size.height) + [0x84, 0, 0] + palette
    + gifFrame(width: width, height: height, indexBits: 5, data: packedCodes(codes, bits: 6), flags: flags)
    + [0x3B]
}

/// A frame at the upper left corner.
func gifFrame(width: Int, height: Int, indexBits: UInt8, data: [UInt8], flags: UInt8 = 0) -> [UInt8] {
  var blocks: [UInt8] = []
  for start in stride(from: 0, to: data.count, by: 255) {
    let block = data[start..<min(start + 255, data.count)]
    blocks += [UInt8(block.count)] + block
  }
  return [0x2C, 0, 0, 0, 0] + twoBytes(width) + twoBytes(height) + [flags, indexBits] + blocks + [0]
}

/// Codes of so many bits, the least significant first.
func packedCodes(_ codes: [Int], bits: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  var pending = 0
  var available = 0
  for code in codes {
    pending |= code << available
    available += bits
    while available >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      available -= 8
    }
  }
  return available > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
}

/// Two bytes, the least significant first.
func twoBytes(_ value: Int) -> [UInt8] {
  [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
}

/// Four bytes, the least significant first.
func littleEndian(_ value: Int) -> [UInt8] { twoBytes(value) + twoBytes(value >> 16) }
