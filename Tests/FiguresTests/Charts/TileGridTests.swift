import Testing

@testable import Figures

@Suite struct TileGridTests {
  private static func grid(_ count: Int, _ height: Int, _ width: Int) -> TileGrid {
    let size = count * height * width
    return TileGrid(
      values: (0..<size).map { Float($0) - Float(size) / 2 }, tileWidth: width, tileHeight: height)
  }

  @Test(
    "The last row is full, if possible, and the grid at least as wide as high",
    arguments: [
      (24, 6), (48, 8), (96, 12), (128, 16), (32, 8), (10, 5), (16, 4), (1, 1), (2, 2), (7, 4), (13, 5),
    ])
  func columns(count: Int, columns: Int) { #expect(Self.grid(count, 3, 3).columns == columns) }

  @Test("Joined tiles are one image, row by row, with a transparent pixel between them")
  func joined() throws {
    let values: [Float] = [1, -1, 1, 1, /**/ -1, -1, -1, 1]
    let figure = TileGrid(values: values, tileWidth: 2, tileHeight: 2).joinedFigure(title: "t")
    #expect(figure.images.count == 1)
    let image = figure.images[0].buffer
    #expect((image.width, image.height) == (5, 2))
    let pixels = stride(from: 0, to: image.pixels.count, by: 4).map { Array(image.pixels[$0..<$0 + 4]) }
    #expect(pixels.map { $0[3] } == [255, 255, 0, 255, 255, 255, 255, 0, 255, 255])
    let (positive, negative) = (Color.accent.mean, Color.contrast.mean)
    #expect(
      pixels.filter { $0[3] > 0 }.map { Array($0.prefix(3)) } == [
        positive, negative, negative, negative, positive, positive, negative, positive,
      ])
    // A hairline in the middle of the gap; pixels are 40 units wide.
    #expect(figure.lines.map { $0.map(\.x) } == [[100, 100]])
  }

  @Test("Tiles of single values touch and are at most 40 units wide")
  func singleValues() {
    let figure = Self.grid(10, 1, 1).joinedFigure(title: "t", width: 1000)
    #expect((figure.width, figure.height) == (200, 80))
    #expect(figure.images.map(\.buffer.width) == [5] && figure.images.map(\.buffer.height) == [2])
  }

  @Test("Joined tiles are centered in a rectangle")
  func centered() {
    var figure = Figure(width: 100, height: 100, title: "")
    Self.grid(1, 2, 4).drawJoined(in: Rectangle(x: 10, y: 20, width: 40, height: 40), of: &figure)
    #expect(figure.images.map(\.box) == [Rectangle(x: 10, y: 30, width: 40, height: 20)])
  }

  @Test("Separate tiles are one image each, with names below and a color key")
  func separate() {
    let grid = TileGrid(values: [1, -1, 0.5, -2], tileWidth: 2, tileHeight: 1, columns: 2)
    let figure = grid.separateFigure(title: "t", gap: 10, names: ["a", "b"])
    #expect(
      figure.images.map(\.box) == [
        Rectangle(x: 0, y: 0, width: 175, height: 87.5), Rectangle(x: 185, y: 0, width: 175, height: 87.5),
        Rectangle(x: 90, y: 207, width: 180, height: 10),
      ])
    #expect(figure.texts.map(\.text) == ["a", "b", "−2.0", "0", "2.0"])
    #expect((figure.texts[1].place.x, figure.texts[1].place.y) == (272.5, 100.5))
    #expect(figure.height == 235)
  }

  @Test(
    "Full color is the 99th percentile of the magnitudes, or the maximum if that is 0",
    arguments: [
      ([900] + (1..<200).map { Float($0) / 100 }, .up, 1.99),
      ([900] + (1..<200).map { Float($0) / 100 }, .down, 1.98),
      ([5] + Array(repeating: 0, count: 199), .up, 5), ([-3, 1], .up, 3), ([0, 0], .up, 0),
    ] as [([Float], FloatingPointRoundingRule, Float)])
  func fullColor(values: [Float], rounding: FloatingPointRoundingRule, full: Float) {
    #expect(TileGrid(values: values, tileWidth: 1, tileHeight: 1, rounding: rounding).full == full)
  }

  @Test("Zeros are transparent, and values that are not finite do not crash")
  func degenerate() {
    let zeros = TileGrid(values: Array(repeating: 0, count: 8), tileWidth: 2, tileHeight: 2)
    let pixels = zeros.joinedFigure(title: "").images[0].buffer.pixels
    #expect(stride(from: 3, to: pixels.count, by: 4).map { pixels[$0] } == Array(repeating: 0, count: 10))
    let infinite = TileGrid(values: [.infinity, -.infinity, .nan, 1], tileWidth: 2, tileHeight: 1)
    #expect(infinite.joinedFigure(title: "").images.map(\.buffer.width) == [5])
  }

  @Test("Only the first tiles are drawn if there are too many")
  func limited() {
    let grid = TileGrid(
      values: (0..<60).map { Float($0) }, tileWidth: 2, tileHeight: 3, maximumCount: 4)
    #expect((grid.count, grid.total, grid.columns) == (4, 10, 2))
    #expect(grid.values == (0..<24).map { Float($0) })
    // The scale is that of all values.
    #expect(grid.full == 59)
  }
}
