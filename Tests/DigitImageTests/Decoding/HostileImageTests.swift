import DigitImage
import Testing

@Suite struct HostileImageTests {
  @Test(
    "A file truncated anywhere throws, or decodes whole if only its end marker is missing",
    arguments: [
      "420.jpeg", "progressive.jpeg", "cmyk.jpeg", "arithmetic.jpeg", "restart.jpeg", "rgb-8.png",
      "palette-4-interlaced.png",
    ])
  func everyPrefix(file: String) throws {
    let bytes = try fixture(file)
    let whole = try decodeImage(bytes)
    for length in 0..<bytes.count {
      let bitmap = try? decodeImage(Array(bytes.prefix(length)))
      #expect(
        bitmap == nil || bitmap == whole && length >= bytes.count - 2, "\(length) of \(bytes.count) bytes")
    }
  }

  @Test("A JPEG without its end marker decodes whole")
  func withoutEndMarker() throws {
    let bytes = try fixture("420.jpeg")
    #expect(try decodeImage(bytes.dropLast(2)) == decodeImage(bytes))
  }

  @Test(
    "A wrong byte anywhere neither crashes nor hangs",
    arguments: [
      "420.jpeg", "progressive.jpeg", "ycck.jpeg", "arithmetic.jpeg", "palette-transparent.png",
      "rgb-16-interlaced.png",
    ])
  func everyByte(file: String) throws {
    let bytes = try fixture(file)
    for index in bytes.indices {
      for wrong in [0, 0xFF, bytes[index] ^ 0x10, bytes[index] &+ 1] {
        var damaged = bytes
        damaged[index] = wrong
        _ = try? decodeImage(damaged, workingSide: 100)
      }
    }
  }

  @Test("A PNG chunk with a false length is rejected before memory is allocated for it")
  func lyingChunk() throws {
    let header = try fixture("gray-8.png").prefix(8 + 25)
    let lie = bigEndian(0x3FFF_FFFF) + Array("zTXt".utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
    #expect(
      throws: ImageDecodingError.corrupt(.png, reason: "the file ends within a chunk or before the last one")
    ) {
      try decodeImage(header + lie)
    }
  }

  @Test(
    "An image with too many pixels is rejected by its header",
    arguments: [(10_001, 10_001), (65_501, 1), (1, 0x7FFF_FFFF)])
  func tooManyPixels(width: UInt32, height: UInt32) throws {
    #expect(
      throws: ImageDecodingError.tooManyPixels(
        width: Int(width), height: Int(height), pixelLimit: 100_000_000, sideLimit: 65_500)
    ) {
      try decodeImage(pngHeader(width: width, height: height, depth: 8, kind: 0))
    }
  }

  @Test("A PNG with too much data is rejected by its header, and the error states the size and the limit")
  func tooMuchData() {
    #expect(
      throws: ImageDecodingError.tooDemanding(.png, reason: "800 MB of image data; the limit is 150 MB")
    ) {
      try decodeImage(pngHeader(width: 10_000, height: 10_000, depth: 16, kind: 6))
    }
  }

  @Test("A JPEG with a thousand scans is rejected")
  func manyScans() throws {
    let file = try fixture("separate-scans.jpeg")
    let scan = try #require(lastScan(of: file))
    let bomb = file.dropLast(2) + Array(repeating: scan, count: 1000).joined() + [0xFF, 0xD9]
    #expect(throws: ImageDecodingError.tooDemanding(.jpeg, reason: "101 scans or more")) {
      try decodeImage(Array(bomb))
    }
  }

  @Test("A progressive JPEG that needs more memory than all threads share is rejected by its header")
  func largeProgressive() {
    #expect(
      throws: ImageDecodingError.tooDemanding(.jpeg, reason: "its scans need 400 MB; the limit is 320 MB")
    ) {
      try decodeImage(progressiveHeader(side: 8160, sampling: 0x11))
    }
  }

  @Test("A progressive JPEG that fails gives its memory back", .timeLimit(.minutes(1)))
  func failedProgressive() {
    // Each takes 301 of 320 MB: a second one would wait forever.
    for _ in 0..<3 {
      let error = #expect(throws: ImageDecodingError.self) {
        try decodeImage(progressiveHeader(side: 10_000, sampling: 0x22))
      }
      #expect(error?.code == .corruptImage)
    }
  }

  @Test("A segment after the picture that claims more bytes than the file has is ignored")
  func lyingSegment() throws {
    let bytes = try fixture("420.jpeg")
    #expect(try decodeImage(bytes.dropLast(2) + [0xFF, 0xFE, 0xFF, 0xFF, 0]) == decodeImage(bytes))
  }

  @Test("An empty file and unknown bytes have errors of their own")
  func fewBytes() {
    #expect(throws: ImageDecodingError.empty) { try decodeImage([]) }
    #expect(throws: ImageDecodingError.unknownFormat(firstBytes: [0xFF])) { try decodeImage([0xFF]) }
    #expect(throws: ImageDecodingError.unknownFormat(firstBytes: Array("hello".utf8))) {
      try decodeImage(Array("hello".utf8))
    }
  }
}

/// A PNG file with an empty data chunk.
private func pngHeader(width: UInt32, height: UInt32, depth: UInt8, kind: UInt8) -> [UInt8] {
  let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  let header = bigEndian(width) + bigEndian(height) + [depth, kind, 0, 0, 0]
  return signature + pngChunk("IHDR", header) + pngChunk("IDAT", []) + pngChunk("IEND", [])
}

/// A progressive JPEG of three components that ends with the header of its first scan.
///
/// - Parameter sampling: the factors of the first component, in four bits each; those of the others are 1.
private func progressiveHeader(side: UInt16, sampling: UInt8) -> [UInt8] {
  let size = [UInt8(side >> 8), UInt8(truncatingIfNeeded: side)]
  let frame: [UInt8] = [0xFF, 0xC2, 0, 17, 8] + size + size + [3, 1, sampling, 0, 2, 0x11, 0, 3, 0x11, 0]
  return [0xFF, 0xD8] + frame + [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0]
}

/// The last scan of a JPEG file, from its marker to the end marker.
private func lastScan(of file: [UInt8]) -> ArraySlice<UInt8>? {
  let starts = file.indices.dropLast().filter { file[$0] == 0xFF && file[$0 + 1] == 0xDA }
  return starts.last.map { file[$0..<file.count - 2] }
}
