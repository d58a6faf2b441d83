import Testing

@testable import DigitImage

@Suite("Filters")
struct FiltersTests {
  static let sizes = [(1, 1), (1, 7), (7, 1), (5, 9), (31, 17), (40, 40)]

  @Test("Dilation takes the maximum of each window", arguments: sizes, [1, 2, 5, 60])
  func dilation(size: (Int, Int), radius: Int) {
    let plane = Plane.random(width: size.0, height: size.1)
    let dilated = plane.dilated(radius: radius)
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        #expect(dilated[x, y] == plane.window(x: x, y: y, radius: radius).max())
      }
    }
  }

  @Test(
    "Closing is a dilation and then an erosion, opening the same of the negative", arguments: sizes,
    [1, 2, 5])
  func closingAndOpening(size: (Int, Int), radius: Int) {
    let plane = Plane.random(width: size.0, height: size.1)
    func negative(_ plane: Plane) -> Plane { plane.map { -$0 } }
    let closed = negative(negative(plane.dilated(radius: radius)).dilated(radius: radius))
    #expect(plane.closed(radius: radius) == closed)
    #expect(negative(plane).opened(radius: radius) == negative(closed))
  }

  @Test("Closing fills a dark bar that is narrower than the window and keeps a wider one", arguments: 1...9)
  func closing(width: Int) {
    let bar = Plane(
      width: 40, height: 30, background: 1, boxes: [PixelBox(x: 15, y: 0, width: width, height: 30)], value: 0
    )
    // A window of 2 · 3 + 1.
    let closed = bar.closed(radius: 3)
    #expect(closed == (width < 7 ? Plane(width: 40, height: 30, filledWith: 1) : bar))
  }

  @Test("A closing with an open border keeps the dark ends of rows and fills a dark pixel between them")
  func openBorderOfRow() {
    let row: [Float] = [3, 3, 9, 9, 1, 9, 9, 9, 5, 9, 2]
    let plane = Plane(width: 11, height: 5, values: Array(repeating: row, count: 5).flatMap { $0 })
    let closed = plane.closedWithOpenBorder(radius: 1)
    for y in 0..<5 { #expect(closed.row(y) == [3, 3, 9, 9, 9, 9, 9, 9, 9, 9, 2]) }
    #expect(plane.closed(radius: 1).row(2) == [3, 3, 9, 9, 9, 9, 9, 9, 9, 9, 9])
  }

  @Test("A box blur is the mean of the window's part inside the plane", arguments: sizes, [1, 3, 50])
  func boxBlur(size: (Int, Int), radius: Int) {
    let plane = Plane.random(width: size.0, height: size.1)
    let blurred = plane.boxBlurred(radius: radius)
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        let window = plane.window(x: x, y: y, radius: radius)
        #expect(abs(blurred[x, y] - window.reduce(0, +) / Float(window.count)) < 1e-5)
      }
    }
  }

  @Test("Binomial smoothing spreads a pixel by [1 2 1] / 4 along both axes and repeats the edges")
  func binomial() {
    let pixel = Plane(width: 5, height: 4, boxes: [PixelBox(x: 2, y: 1, width: 1, height: 1)], value: 16)
    #expect(
      pixel.binomialSmoothed().values == [
        0, 1, 2, 1, 0,
        0, 2, 4, 2, 0,
        0, 1, 2, 1, 0,
        0, 0, 0, 0, 0,
      ])
    let corner = Plane(width: 3, height: 1, values: [16, 0, 0])
    #expect(corner.binomialSmoothed().values == [12, 4, 0])
  }

  @Test("Binomial smoothing of any size is the weighted mean of a pixel and its neighbors", arguments: sizes)
  func binomialOfAnySize(size: (Int, Int)) {
    let plane = Plane.random(width: size.0, height: size.1)
    let smoothed = plane.binomialSmoothed()
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        var expected: Float = 0
        for (dy, rowWeight) in [(-1, Float(0.25)), (0, 0.5), (1, 0.25)] {
          for (dx, columnWeight) in [(-1, Float(0.25)), (0, 0.5), (1, 0.25)] {
            let (column, row) = (min(max(x + dx, 0), size.0 - 1), min(max(y + dy, 0), size.1 - 1))
            expected += rowWeight * columnWeight * plane[column, row]
          }
        }
        #expect(abs(smoothed[x, y] - expected) < 1e-6)
      }
    }
  }

  @Test(
    "A closing with an open border keeps a dark rim that is narrower than the window, and fills a bar inside")
  func openBorder() {
    let outer = PixelBox(x: 0, y: 0, width: 30, height: 20)
    var rim = Plane(width: 30, height: 20, boxes: [outer], value: 0.3)
    rim.fill(PixelBox(x: 2, y: 2, width: 26, height: 16), with: 1)
    var page = rim
    page.fill(PixelBox(x: 12, y: 2, width: 3, height: 16), with: 0)
    #expect(page.closedWithOpenBorder(radius: 4) == rim)
    #expect(page.closed(radius: 4) == Plane(width: 30, height: 20, filledWith: 1))
  }
}
