import DigitImage
import Testing

@Suite struct HostileMoreFormatsTests {
  static let own = [
    "palette-1.bmp", "runs-4.bmp", "runs-8.bmp", "os2.bmp", "fields-565.bmp", "alpha-4444.bmp", "plain.gif",
    "interlaced.gif", "first-frame.gif",
  ]
  static let libraries = [
    "lossy.webp", "lossless-alpha.webp", "animation.webp", "plain.heic", "alpha.heic", "plain.avif",
  ]

  /// Every prefix throws, or has all pixels of the whole file.
  private func checkPrefixes(_ file: String, step: Int) throws {
    let bytes = try fixture(file)
    let whole = try decodeImage(bytes)
    for length in stride(from: 0, to: bytes.count, by: step) {
      do throws(ImageDecodingError) {
        #expect(try decodeImage(Array(bytes.prefix(length))) == whole, "\(length) of \(bytes.count) bytes")
      } catch {
        let isExpected = error.code == .corruptImage || length < 16
        #expect(isExpected, "\(length) of \(bytes.count) bytes: \(error)")
      }
    }
  }

  private func damageEveryByte(_ file: String, step: Int) throws {
    let bytes = try fixture(file)
    for index in stride(from: 0, to: bytes.count, by: step) {
      for wrong in [0, 0xFF, bytes[index] ^ 0x10, bytes[index] &+ 1] {
        var damaged = bytes
        damaged[index] = wrong
        _ = try? decodeImage(damaged, workingSide: 100)
      }
    }
  }

  @Test("A BMP or GIF truncated anywhere is damaged, or has lost no pixel", arguments: own)
  func prefixes(file: String) throws { try checkPrefixes(file, step: 1) }

  @Test(
    "A truncated WebP, HEIC or AVIF is damaged, or has lost no pixel",
    .enabled(if: DecodingLibrary.areInstalled, Comment(rawValue: DecodingLibrary.skipped)),
    arguments: libraries)
  func libraryPrefixes(file: String) throws { try checkPrefixes(file, step: 41) }

  @Test("A wrong byte anywhere in a BMP or GIF neither crashes nor hangs", arguments: own)
  func bytes(file: String) throws { try damageEveryByte(file, step: 1) }

  @Test(
    "Wrong bytes in a WebP, HEIC or AVIF neither crashes nor hangs",
    .enabled(if: DecodingLibrary.areInstalled, Comment(rawValue: DecodingLibrary.skipped)),
    arguments: libraries)
  func libraryBytes(file: String) throws { try damageEveryByte(file, step: 59) }

  @Test(
    "A damaged BMP is rejected, and the error says what is wrong",
    arguments: [
      (14, littleEndian(5_000), "the file ends in its header"),
      (14, littleEndian(125), "a header of 125 bytes"), (14, littleEndian(13), "a header of 13 bytes"),
      (18, littleEndian(0), "a side of 0 pixels"), (22, littleEndian(0), "a side of 0 pixels"),
      (10, littleEndian(20), "the pixels begin within the header"),
      (10, littleEndian(2_000), "0 of 1438 bytes of pixels"),
      (22, littleEndian(19), "1440 of 1518 bytes of pixels"),
    ])
  func damagedBMP(offset: Int, value: [UInt8], reason: String) throws {
    #expect(throws: ImageDecodingError.corrupt(.bmp, reason: reason)) {
      try decodeImage(try changed("rgb-24.bmp", at: offset, to: value))
    }
  }

  @Test(
    "A BMP of an uncommon kind is named",
    arguments: [
      (28, twoBytes(12), "12 bits per pixel with compression 0"),
      (28, twoBytes(65_535), "65535 bits per pixel with compression 0"),
      (30, littleEndian(5), "24 bits per pixel with compression 5"),
      (30, littleEndian(1), "24 bits per pixel with compression 1"),
    ])
  func uncommonBMP(offset: Int, value: [UInt8], reason: String) throws {
    #expect(throws: ImageDecodingError.unsupportedVariant(.bmp, reason: reason)) {
      try decodeImage(try changed("rgb-24.bmp", at: offset, to: value))
    }
  }

  @Test("A color mask with gaps is named")
  func gaps() throws {
    #expect(throws: ImageDecodingError.unsupportedVariant(.bmp, reason: "a color mask with gaps")) {
      try decodeImage(try changed("fields-565.bmp", at: 54, to: littleEndian(0xA000)))
    }
  }

  @Test(
    "Runs that leave the image or end early are damage",
    arguments: [
      ([27, 0, 0, 1], "too many pixels in row 1 of 18"),
      ([20, 0, 0, 8] + [UInt8](repeating: 1, count: 8), "too many pixels in row 1 of 18"),
      ([0, 2, 27, 0], "a skip out of the image"), ([0, 2, 0, 19], "a skip out of the image"),
      ([26, 0, 0, 0, 0, 9, 1], "the file ends in row 2 of 18"), ([0, 2, 1], "the file ends in row 1 of 18"),
      ([], "the file ends in row 1 of 18"), ([0, 0, 0], "the file ends in row 2 of 18"),
    ] as [([UInt8], String)])
  func runs(data: [UInt8], reason: String) throws {
    let header = try fixture("runs-8.bmp").prefix(14 + 40 + 1024)
    #expect(throws: ImageDecodingError.corrupt(.bmp, reason: reason)) {
      try decodeImage(Array(header) + data)
    }
  }

  @Test("Pixels that runs skip have the first color of the palette")
  func skippedPixels() throws {
    let header = try fixture("runs-8.bmp").prefix(14 + 40 + 1024)
    let pixels = try decodeImage(Array(header) + [0, 1]).pixels
    #expect(pixels == (0..<26 * 18).flatMap { _ in [0, 200, 40] as [UInt8] })
  }

  @Test("An index beyond the palette is black, as in a PNG")
  func missingColors() throws {
    // One color is used, and the pixels follow it.
    let file = try changed("palette-8.bmp", at: 46, to: littleEndian(1))
    #expect(try decodeImage(file).pixels.allSatisfy { $0 == 0 })
  }

  @Test("A BMP whose alpha channel is 0 throughout is opaque")
  func unusedAlpha() throws {
    #expect(try decodeImage(try fixture("alpha-zero.bmp")) == decodeImage(try fixture("rgb-24.bmp")))
  }

  @Test(
    "A damaged GIF is rejected, and the error says what is wrong",
    arguments: [
      (0, "indices of 0 bits"), (9, "indices of 9 bits"), (255, "indices of 255 bits"),
    ] as [(UInt8, String)])
  func codeSize(bits: UInt8, reason: String) throws {
    let start = gif(width: 2, height: 2, indices: []).prefix(13 + 96)
    let file = start + gifFrame(width: 2, height: 2, indexBits: bits, data: [0])
    #expect(throws: ImageDecodingError.corrupt(.gif, reason: reason)) { try decodeImage(Array(file)) }
  }

  @Test(
    "Codes that end early or are not known yet are damage",
    arguments: [
      ([32, 1, 33], "1 of 4 pixels"), ([32, 1], "1 of 4 pixels"),
      ([32, 34], "an unknown code after 0 of 4 pixels"),
      ([34], "an unknown code after 0 of 4 pixels"), ([32, 1, 35], "an unknown code after 1 of 4 pixels"),
      ([32, 1, 34, 32, 34], "an unknown code after 3 of 4 pixels"),
      ([32, 32, 32, 32, 33], "0 of 4 pixels"),
    ])
  func codes(codes: [Int], reason: String) throws {
    let start = gif(width: 2, height: 2, indices: []).prefix(13 + 96)
    let file = start + gifFrame(width: 2, height: 2, indexBits: 5, data: packedCodes(codes, bits: 6))
    #expect(throws: ImageDecodingError.corrupt(.gif, reason: reason)) { try decodeImage(Array(file)) }
  }

  @Test("A code may stand for the previous string and its own first index")
  func codeOfItself() throws {
    let start = gif(width: 2, height: 3, indices: []).prefix(13 + 96)
    // 1, then 1 1, then 1 1 1.
    let file =
      start + gifFrame(width: 2, height: 3, indexBits: 5, data: packedCodes([32, 1, 34, 35], bits: 6))
    #expect(try decodeImage(Array(file)).pixels == [UInt8](repeating: 8, count: 18))
  }

  @Test("Indices of one bit have codes of two bits, and of three after the first")
  func oneBit() throws {
    let start = Array("GIF87a".utf8) + twoBytes(3) + twoBytes(1) + [0x80, 0, 0, 0, 0, 0, 255, 255, 255]
    // Clear, 1 in two bits; 0, 1 in three bits.
    let data: [UInt8] = [0b0000_0110 | 0 << 4 | 0b1000_0000, 0]
    let file = start + gifFrame(width: 3, height: 1, indexBits: 1, data: data)
    #expect(try decodeImage(file).pixels == [255, 255, 255, 0, 0, 0, 255, 255, 255])
  }

  @Test("A frame that extends beyond the canvas enlarges it")
  func largeFrame() throws {
    let file = gif(width: 3, height: 2, indices: [1, 2, 3, 4, 5, 6], canvas: (1, 1))
    let bitmap = try decodeImage(file)
    #expect(bitmap.width == 3 && bitmap.height == 2 && bitmap.pixels[15] == 48)
  }

  @Test(
    "A GIF without a frame or a palette is damaged",
    arguments: ["no frame", "no palette", "a side of 0 pixels"])
  func incompleteGIF(reason: String) throws {
    let screen = Array("GIF89a".utf8) + twoBytes(2) + twoBytes(2) + [0, 0, 0]
    let rest: [UInt8] =
      switch reason {
      case "no frame": [0x3B]
      case "no palette": gifFrame(width: 2, height: 2, indexBits: 2, data: [0])
      default: gifFrame(width: 0, height: 2, indexBits: 2, data: [0])
      }
    #expect(throws: ImageDecodingError.corrupt(.gif, reason: reason)) { try decodeImage(screen + rest) }
  }

  @Test("Too many pixels are rejected by the header, before anything is unpacked")
  func tooManyPixels() throws {
    for file in [
      try changed("rgb-24.bmp", at: 18, to: littleEndian(70_000)),
      try changed("runs-8.bmp", at: 22, to: littleEndian(0x7FFF_FFFF)),
      try changed("rgb-24.bmp", at: 22, to: littleEndian(0x8000_0000)),
      try changed("plain.gif", at: 6, to: twoBytes(65_535) + twoBytes(65_535)),
    ] {
      let error = #expect(throws: ImageDecodingError.self) { try decodeImage(file) }
      #expect(error?.code == .imageTooLarge)
    }
  }

  @Test("A small file that unpacks to hundreds of megabytes is rejected by its header")
  func bombs() throws {
    let tooMuch = "300 MB of image data; the limit is 150 MB"
    let runs = try changed("runs-8.bmp", at: 18, to: littleEndian(10_000) + littleEndian(10_000))
    #expect(throws: ImageDecodingError.tooDemanding(.bmp, reason: tooMuch)) { try decodeImage(runs) }
    let frame = gif(width: 10_000, height: 10_000, indices: [0])
    #expect(throws: ImageDecodingError.tooDemanding(.gif, reason: tooMuch)) { try decodeImage(frame) }
  }

  @Test(
    "A WebP shorter than it says is damaged",
    .enabled(if: DecodingLibrary.libwebp.isInstalled, Comment(rawValue: DecodingLibrary.skipped)))
  func shortWebP() throws {
    let file = try fixture("lossy.webp")
    #expect(throws: ImageDecodingError.corrupt(.webp, reason: "100 of \(file.count) bytes")) {
      try decodeImage(Array(file.prefix(100)))
    }
  }

  private func changed(_ name: String, at offset: Int, to bytes: [UInt8]) throws -> [UInt8] {
    var file = try fixture(name)
    file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    return file
  }
}
