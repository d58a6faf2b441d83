import DigitImage
import Testing

@testable import DigitReport

@Suite("Figures as pixels") struct RenderedFigureTests {
  /// The levels of one pixel.
  func pixel(_ bitmap: Bitmap, _ x: Int, _ y: Int) -> [UInt8] {
    let first = 3 * (y * bitmap.width + x)
    return Array(bitmap.pixels[first..<first + 3])
  }

  func figure(
    _ shapes: Shape..., width: Double = 20, height: Double = 10, scale: Double = 1
  ) -> Figure {
    var figure = Figure(width: width, height: height, scale: scale, title: "")
    for shape in shapes { figure.add(shape) }
    return figure
  }

  let white: [UInt8] = [255, 255, 255]

  @Test("A filled box covers its pixels wholly, and those on its edge by their share")
  func rectangle() {
    let box = Rectangle(x: 2.5, y: 3, width: 4.25, height: 2)
    let picture = figure(.rectangle(box, fill: Fill(color: .accent))).rendered(density: 1)
    #expect((picture.width, picture.height, picture.format.channels) == (20, 10, 3))
    #expect(pixel(picture, 4, 3) == [0x1F, 0x5F, 0xD6])
    #expect(pixel(picture, 2, 4) == [0x8F, 0xAF, 0xEB])
    #expect(pixel(picture, 6, 4)[0] == 255 - 168)
    #expect(pixel(picture, 4, 2) == white && pixel(picture, 4, 5) == white && pixel(picture, 7, 3) == white)
  }

  @Test("Opacity lets through what is beneath, and what comes later lies above")
  func opacity() {
    let all = Rectangle(x: 0, y: 0, width: 20, height: 10)
    let half = figure(.rectangle(all, fill: Fill(color: .accent, opacity: 0.5))).rendered(density: 1)
    #expect(pixel(half, 5, 5) == [0x8F, 0xAF, 0xEB])
    let both = figure(
      .rectangle(all, fill: Fill(color: .accent)), .rectangle(all, fill: Fill(color: .contrast)))
    #expect(pixel(both.rendered(), 5, 5) == [0xC2, 0x50, 0x0C])
  }

  @Test("Lines are as thick as on the screen, whatever the drawing's scale, and each pixel is painted once")
  func lines() {
    let across = Shape.line([Point(x: 0.2, y: 0.5), Point(x: 1.8, y: 0.5)], Stroke(color: .text, width: 2))
    let picture = figure(across, width: 2, height: 1, scale: 10).rendered(density: 1)
    #expect((picture.width, picture.height) == (20, 10))
    let column = (0..<10).map { pixel(picture, 10, $0) }
    #expect(column.map { $0 == [0x1C, 0x1C, 0x1E] } == (0..<10).map { $0 == 4 || $0 == 5 })
    // There and back is no darker than there: at half coverage it would be.
    let thin = Stroke(color: .text, width: 1)
    let (left, right) = (Point(x: 2, y: 5), Point(x: 18, y: 5))
    #expect(
      figure(.line([left, right, left], thin)).rendered(density: 1)
        == figure(.line([left, right], thin)).rendered(density: 1))
  }

  @Test("Dashes are four screen pixels of seven")
  func dashed() {
    let points = [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 5)]
    let pieces = dashes(of: points, on: 4, off: 3)
    #expect(pieces.map { $0.map(\.x) } == [[0, 4], [7, 10, 10], [10, 10]])
    #expect(pieces.map { $0.map(\.y) } == [[0, 0], [0, 0, 1], [4, 5]])
    #expect(
      dashes(of: [Point(x: 1, y: 1), Point(x: 1, y: 1)], on: 4, off: 3).joined().allSatisfy { $0.x == 1 })
  }

  @Test("A disc is round")
  func circle() {
    let disc = Shape.circle(center: Point(x: 10, y: 5), radius: 4, fill: Fill(color: .contrast))
    let picture = figure(disc).rendered(density: 1)
    #expect(pixel(picture, 10, 2) == [0xC2, 0x50, 0x0C])
    #expect(pixel(picture, 6, 1) == white && pixel(picture, 14, 5) == white)
  }

  @Test("Pixels become squares of their colors; smoothed, there is a step between two of them")
  func images() {
    let box = Rectangle(x: 0, y: 0, width: 20, height: 10)
    let ink = Raster(ink: Plane(width: 2, height: 1, values: [0, 1]))
    let squares = figure(.image(ink, box, isPixelated: true)).rendered(density: 1)
    #expect((0..<20).map { pixel(squares, $0, 5) == white } == (0..<20).map { $0 < 10 })
    #expect(pixel(squares, 15, 5) == [0x1C, 0x1C, 0x1E])
    let smoothed = figure(.image(ink, box, isPixelated: false)).rendered(density: 1)
    let levels = (0..<20).map { pixel(smoothed, $0, 5)[0] }
    #expect(levels.first == 255 && levels.last == 0x1C && Set(levels).count > 8)
    #expect(levels == levels.sorted(by: >))

    let signed = Raster(signed: Plane(width: 2, height: 1, values: [1, -1]), full: 1)
    let both = figure(.image(signed, box, isPixelated: true)).rendered(density: 1)
    #expect(pixel(both, 3, 5) == Color.accent.middle && pixel(both, 17, 5) == Color.contrast.middle)

    let colors: [UInt8] = [10, 20, 30, 200, 100, 0]
    let photo = Raster.photo(RasterPixels(width: 2, height: 1, format: .rgb, pixels: colors))
    let shown = figure(.image(photo, box, isPixelated: true)).rendered(density: 1)
    #expect(pixel(shown, 3, 5) + pixel(shown, 17, 5) == colors)
  }

  @Test("Many pixels that fall on one are averaged")
  func reduced() {
    let checks = Plane(width: 40, height: 40, values: (0..<1600).map { Float(($0 / 40 + $0) % 2) })
    let box = Rectangle(x: 0, y: 0, width: 10, height: 10)
    let picture = figure(.image(Raster(ink: checks), box, isPixelated: false), width: 10).rendered(density: 1)
    #expect((0..<100).allSatisfy { (130...150).contains(picture.pixels[3 * $0]) })
  }

  @Test("A file is a PNG of so many pixels a screen pixel, within bounds however large the drawing")
  func files() throws {
    let picture = try decodeImage(figure(scale: 3).png(density: 2))
    #expect((picture.width, picture.height) == (120, 60))
    let vast = figure(width: 1e9, height: 2).rendered()
    #expect(vast.width <= 4096 && vast.height == 1)
    // Beyond the edges there is nothing to paint.
    let far = Rectangle(x: -1e12, y: 5, width: 5e11, height: 1e12)
    #expect(pixel(figure(.rectangle(far, fill: Fill(color: .accent))).rendered(), 3, 12) == white)
  }
}
