import DigitImage
import Testing

@Suite struct ReductionTests {
  @Test(
    "A PNG is reduced by the largest integer that keeps the long side at the working side or more",
    arguments: [
      (0, 26, 18), (27, 26, 18), (26, 26, 18), (14, 26, 18), (13, 13, 9), (8, 9, 6), (5, 6, 4), (1, 1, 1),
    ])
  func sizes(workingSide: Int, width: Int, height: Int) throws {
    for file in ["rgb-8.png", "gray-2-interlaced.png", "rgb-alpha-16.png"] {
      let bitmap = try decodeImage(try fixture(file), workingSide: workingSide)
      #expect(bitmap.width == width && bitmap.height == height, "\(file)")
    }
  }

  @Test(
    "A JPEG is reduced by 2, 4 or 8, and its long side stays at the working side or more",
    arguments: [(0, 26, 18), (14, 26, 18), (13, 13, 9), (7, 13, 9), (6, 7, 5), (3, 4, 3), (1, 4, 3)])
  func scales(workingSide: Int, width: Int, height: Int) throws {
    for file in ["420.jpeg", "gray.jpeg", "cmyk.jpeg", "progressive.jpeg"] {
      let bitmap = try decodeImage(try fixture(file), workingSide: workingSide)
      #expect(bitmap.width == width && bitmap.height == height, "\(file)")
    }
  }

  @Test("A reduced pixel is the mean of its block, also in the smaller blocks at the edges")
  func means() throws {
    let file = encodePNG(
      [10, 20, 30, 41, 50, 60, 70, 80, 90, 100, 110, 121], width: 3, height: 4, format: .gray)
    // Blocks of 2 × 2: 121 / 4, 90 / 2; 360 / 4, 211 / 2.
    let expected: [UInt8] = [30, 45, 90, 106]
    #expect(
      try decodeImage(file, workingSide: 2) == Bitmap(width: 2, height: 2, format: .gray, pixels: expected))
  }

  @Test(
    "An interlaced image is reduced to the same pixels as one that is not interlaced",
    arguments: ["gray-1", "rgb-8", "rgb-alpha-8", "palette-4"])
  func interlaced(name: String) throws {
    for workingSide in [0, 5, 9, 13] {
      #expect(
        try decodeImage(try fixture("\(name).png"), workingSide: workingSide)
          == decodeImage(try fixture("\(name)-interlaced.png"), workingSide: workingSide))
    }
  }

  @Test("The colors of invisible pixels do not bleed into a reduced image")
  func alphaWeights() throws {
    // Black ink; the transparent pixels around it are light.
    let whole = try decodeImage(try fixture("black-ink-on-nothing.png"))
    let reduced = try decodeImage(try fixture("black-ink-on-nothing.png"), workingSide: 13)
    let mean = { (bitmap: Bitmap) in bitmap.pixels.reduce(0) { $0 + Int($1) } / bitmap.pixels.count }
    #expect(abs(mean(whole) - mean(reduced)) <= 1)
  }
}
