import DigitImage
import Testing

/// BMP and GIF, which the project decodes itself, and WebP, HEIC and AVIF, which libraries decode.
@Suite struct MoreFormatsTests {
  private func check(_ extensions: [String], count: Int) throws {
    let references = try ReferenceImage.table("expected-more-formats.tsv").filter { reference in
      extensions.contains { reference.file.hasSuffix(".\($0)") }
    }
    #expect(references.count == count)
    for reference in references {
      // libheif's conversion of colors differs between its releases.
      let tolerance = reference.file.hasSuffix(".heic") || reference.file.hasSuffix(".avif") ? 12 : 1
      let difference = reference.difference(from: try decodeImage(try fixture(reference.file)))
      #expect(
        difference.map { $0 <= tolerance } == true, "\(reference.file): \(String(describing: difference))")
    }
  }

  @Test("Every kind of BMP decodes to the pixels it was made from")
  func bmpFiles() throws { try check(["bmp"], count: 17) }

  @Test("The first frame of every kind of GIF decodes to the pixels that an independent decoder reads")
  func gifFiles() throws { try check(["gif"], count: 6) }

  @Test(
    "Every kind of WebP decodes to the pixels that an independent decoder reads, upright",
    .enabled(if: DecodingLibrary.areInstalled, Comment(rawValue: DecodingLibrary.skipped)))
  func webpFiles() throws { try check(["webp"], count: 6) }

  @Test(
    "HEIC and AVIF with alpha, ten bits or an orientation decode to the pixels that Pillow reads, upright",
    .enabled(if: DecodingLibrary.areInstalled, Comment(rawValue: DecodingLibrary.skipped)))
  func heifFiles() throws { try check(["heic", "avif"], count: 5) }

  @Test(
    "An image of any format is reduced by the largest integer that keeps its long side at the working side",
    arguments: [(0, 26, 18), (14, 26, 18), (13, 13, 9), (8, 9, 6), (1, 1, 1)])
  func reduction(workingSide: Int, width: Int, height: Int) throws {
    for file in ["runs-4.bmp", "rgb-24.bmp", "alpha-4444.bmp", "interlaced.gif", "transparent.gif"] {
      let bitmap = try decodeImage(try fixture(file), workingSide: workingSide)
      #expect(bitmap.width == width && bitmap.height == height, "\(file)")
    }
  }

  @Test(
    "A BMP has the same pixels from top to bottom as from bottom to top, also reduced", arguments: [0, 6, 9])
  func topDown(workingSide: Int) throws {
    #expect(
      try decodeImage(try fixture("rgb-24.bmp"), workingSide: workingSide)
        == decodeImage(try fixture("rgb-24-top-down.bmp"), workingSide: workingSide))
  }

  @Test("An interlaced GIF has the same pixels as one that is not", arguments: 1...18)
  func interlaced(height: Int) throws {
    let rows = (0..<height).map { [UInt8]([UInt8($0), 0]) }
    let order =
      Array(stride(from: 0, to: height, by: 8)) + Array(stride(from: 4, to: height, by: 8))
      + Array(stride(from: 2, to: height, by: 4)) + Array(stride(from: 1, to: height, by: 2))
    let straight = gif(width: 2, height: height, indices: rows.flatMap { $0 })
    let interlaced = gif(width: 2, height: height, indices: order.flatMap { rows[$0] }, flags: 0x40)
    #expect(try decodeImage(straight) == decodeImage(interlaced))
    #expect(try decodeImage(straight).pixels[(height - 1) * 6] == UInt8(height - 1) * 8)
  }

  @Test("A GIF without its end decodes: only the first frame is read")
  func withoutTrailer() throws {
    let file = try fixture("first-frame.gif")
    let secondFrame = try #require(
      file.indices.dropFirst(200).first { file[$0] == 0x2C && file[$0 - 1] == 0 })
    #expect(try decodeImage(Array(file.prefix(secondFrame))) == decodeImage(file))
  }
}
