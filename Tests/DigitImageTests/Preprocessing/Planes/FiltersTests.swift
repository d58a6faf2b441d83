import Testing

@testable import DigitImage

@Suite("Filters")
struct FiltersTests {
  static let sizes = [(1, 1), (1, 7), (7, 1), (5, 9), (31, 17), (40, 40)]

  @Test("Dilation takes the maximum of each window, erosion the minimum", arguments: sizes, [1, 2, 5, 60])
  func dilation(size: (Int, Int), radius: Int) {
    let plane = Plane.random(width: size.0, height: size.1)
    let (dilated, eroded) = (plane.dilated(radius: radius), plane.eroded(radius: radius))
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        let window = plane.window(x: x, y: y, radius: radius)
        #expect(dilated[x, y] == window.max())
        #expect(eroded[x, y] == window.min())
      }
    }
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
}
