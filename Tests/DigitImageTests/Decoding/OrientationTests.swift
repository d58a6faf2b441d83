import DigitImage
import Testing

@Suite struct OrientationTests {
  /// The transformation that EXIF 2.32 defines for each value of the tag.
  static let upright: [@Sendable (Bitmap) -> Bitmap] = [
    { $0 },
    { mirrored($0) },
    { mirrored(flipped($0)) },
    { flipped($0) },
    { transposed($0) },
    { mirrored(transposed($0)) },
    { mirrored(flipped(transposed($0))) },
    { flipped(transposed($0)) },
  ]

  @Test(
    "A JPEG or PNG is made upright for every EXIF orientation, byte order and field type",
    arguments: ["444.jpeg", "gray.jpeg", "rgb-8.png", "gray-16.png"], 1...8)
  func orientations(file: String, orientation: Int) throws {
    let stored = try decodeImage(try fixture(file))
    let expected = Self.upright[orientation - 1](stored)
    for littleEndian in [false, true] {
      for long in [false, true] {
        let exif = exifBlock(orientation: orientation, littleEndian: littleEndian, long: long)
        #expect(try decodeImage(try fixture(file, with: exif)) == expected)
      }
    }
  }

  @Test(
    "Orientation works together with reduction", arguments: ["rgb-8.png", "rgb-alpha-8-interlaced.png"], 1...8
  )
  func reduced(file: String, orientation: Int) throws {
    let exif = exifBlock(orientation: orientation, littleEndian: true, long: false)
    let stored = try decodeImage(try fixture(file), workingSide: 8)
    let turned = try decodeImage(try fixture(file, with: exif), workingSide: 8)
    #expect(turned == Self.upright[orientation - 1](stored))
  }

  @Test("An orientation outside 1…8 is ignored", arguments: [0, 9, 255, 65_535])
  func nonsense(orientation: Int) throws {
    let exif = exifBlock(orientation: orientation, littleEndian: true, long: false)
    #expect(try decodeImage(try fixture("444.jpeg", with: exif)) == decodeImage(try fixture("444.jpeg")))
  }

  @Test("A LONG value is ignored if only its lower half is an orientation")
  func highWord() throws {
    let exif = exifBlock(orientation: 6 << 16 | 6, littleEndian: true, long: true)
    #expect(try decodeImage(try fixture("444.jpeg", with: exif)) == decodeImage(try fixture("444.jpeg")))
  }

  @Test("A truncated EXIF block is not an error; the image is oriented correctly or not at all")
  func cutBlock() throws {
    let stored = try decodeImage(try fixture("rgb-8.png"))
    let exif = exifBlock(orientation: 6, littleEndian: false, long: false)
    for length in 0...exif.count {
      let bitmap = try decodeImage(try fixture("rgb-8.png", with: Array(exif.prefix(length))))
      #expect(bitmap == stored || bitmap == Self.upright[5](stored))
    }
  }

  @Test("An EXIF directory outside its block is ignored", arguments: [26, 1 << 16, 0xFFFF_FFFF])
  func farDirectory(offset: Int) throws {
    var exif = exifBlock(orientation: 6, littleEndian: false, long: false)
    for byte in 0..<4 { exif[4 + byte] = UInt8(truncatingIfNeeded: offset >> (24 - 8 * byte)) }
    #expect(try decodeImage(try fixture("444.jpeg", with: exif)) == decodeImage(try fixture("444.jpeg")))
  }
}

/// A TIFF structure with two entries; the second is the orientation.
private func exifBlock(orientation: Int, littleEndian: Bool, long: Bool) -> [UInt8] {
  func number(_ value: Int, _ size: Int) -> [UInt8] {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return littleEndian ? bytes : bytes.reversed()
  }
  let order = Array((littleEndian ? "II" : "MM").utf8)
  let resolutionUnit = number(0x0128, 2) + number(3, 2) + number(1, 4) + number(2, 2) + number(0, 2)
  let value = long ? number(orientation, 4) : number(orientation, 2) + number(0, 2)
  let entry = number(0x0112, 2) + number(long ? 4 : 3, 2) + number(1, 4) + value
  return order + number(42, 2) + number(8, 4) + number(2, 2) + resolutionUnit + entry + number(0, 4)
}

private func fixture(_ name: String, with exif: [UInt8]) throws -> [UInt8] {
  let file = try fixture(name)
  if name.hasSuffix(".png") {
    let signatureAndHeader = 8 + 25
    return file.prefix(signatureAndHeader) + pngChunk("eXIf", exif) + file.dropFirst(signatureAndHeader)
  }
  let body = Array("Exif\0\0".utf8) + exif
  let length = body.count + 2
  return file.prefix(2) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + body + file.dropFirst(2)
}

/// Mirrored left to right.
private func mirrored(_ bitmap: Bitmap) -> Bitmap {
  rearranged(bitmap, width: bitmap.width, height: bitmap.height) { x, y in (bitmap.width - 1 - x, y) }
}

/// Mirrored top to bottom.
private func flipped(_ bitmap: Bitmap) -> Bitmap {
  rearranged(bitmap, width: bitmap.width, height: bitmap.height) { x, y in (x, bitmap.height - 1 - y) }
}

/// Rows and columns exchanged.
private func transposed(_ bitmap: Bitmap) -> Bitmap {
  rearranged(bitmap, width: bitmap.height, height: bitmap.width) { x, y in (y, x) }
}

private func rearranged(
  _ bitmap: Bitmap, width: Int, height: Int, from source: (_ x: Int, _ y: Int) -> (x: Int, y: Int)
) -> Bitmap {
  var pixels: [UInt8] = []
  for y in 0..<height {
    for x in 0..<width {
      let from = source(x, y)
      let first = (from.y * bitmap.width + from.x) * bitmap.format.channels
      pixels += bitmap.pixels[first..<first + bitmap.format.channels]
    }
  }
  return Bitmap(width: width, height: height, format: bitmap.format, pixels: pixels)
}
