import Testing

@testable import Figures

@Suite("Rendered figures") struct RenderedFigureTests {
  /// The intensities of one pixel.
  func pixel(_ buffer: PixelBuffer, _ x: Int, _ y: Int) -> [UInt8] {
    let first = 3 * (y * buffer.width + x)
    return Array(buffer.pixels[first..<first + 3])
  }

  func figure(
    _ shapes: Shape..., width: Double = 20, height: Double = 10, scale: Double = 1
  ) -> Figure {
    var figure = Figure(width: width, height: height, scale: scale, title: "")
    for shape in shapes { figure.add(shape) }
    return figure
  }

  let white: [UInt8] = [255, 255, 255]

  @Test("Pixels on the edge of a rectangle take on the covered fraction of its color")
  func rectangle() {
    let box = Rectangle(x: 2.5, y: 3, width: 4.25, height: 2)
    let buffer = figure(.rectangle(box, fill: Fill(color: .accent))).rendered(density: 1)
    #expect((buffer.width, buffer.height, buffer.format) == (20, 10, .rgb))
    #expect(pixel(buffer, 4, 3) == [0x1F, 0x5F, 0xD6])
    #expect(pixel(buffer, 2, 4) == [0x8F, 0xAF, 0xEB])
    #expect(pixel(buffer, 6, 4)[0] == 255 - 168)
    #expect(pixel(buffer, 4, 2) == white && pixel(buffer, 4, 5) == white && pixel(buffer, 7, 3) == white)
  }

  @Test("Shapes with opacity show what is behind them; later shapes are in front")
  func opacity() {
    let all = Rectangle(x: 0, y: 0, width: 20, height: 10)
    let half = figure(.rectangle(all, fill: Fill(color: .accent, opacity: 0.5))).rendered(density: 1)
    #expect(pixel(half, 5, 5) == [0x8F, 0xAF, 0xEB])
    let both = figure(
      .rectangle(all, fill: Fill(color: .accent)), .rectangle(all, fill: Fill(color: .contrast)))
    #expect(pixel(both.rendered(), 5, 5) == [0xC2, 0x50, 0x0C])
  }

  @Test("Lines have the same width at every scale, and each pixel is painted once")
  func lines() {
    let across = Shape.line([Point(x: 0.2, y: 0.5), Point(x: 1.8, y: 0.5)], Stroke(color: .text, width: 2))
    let buffer = figure(across, width: 2, height: 1, scale: 10).rendered(density: 1)
    #expect((buffer.width, buffer.height) == (20, 10))
    let column = (0..<10).map { pixel(buffer, 10, $0) }
    #expect(column.map { $0 == [0x1C, 0x1C, 0x1E] } == (0..<10).map { $0 == 4 || $0 == 5 })
    // A line there and back is no darker than one way, even at half coverage.
    let thin = Stroke(color: .text, width: 1)
    let (left, right) = (Point(x: 2, y: 5), Point(x: 18, y: 5))
    #expect(
      figure(.line([left, right, left], thin)).rendered(density: 1)
        == figure(.line([left, right], thin)).rendered(density: 1))
  }

  @Test("Dashes continue around corners")
  func dashed() {
    let points = [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 5)]
    let pieces = dashes(of: points, on: 4, off: 3)
    #expect(pieces.map { $0.map(\.x) } == [[0, 4], [7, 10, 10], [10, 10]])
    #expect(pieces.map { $0.map(\.y) } == [[0, 0], [0, 0, 1], [4, 5]])
    #expect(
      dashes(of: [Point(x: 1, y: 1), Point(x: 1, y: 1)], on: 4, off: 3).joined().allSatisfy { $0.x == 1 })
  }

  @Test("A circle does not fill the corners of its square")
  func circle() {
    let disc = Shape.circle(center: Point(x: 10, y: 5), radius: 4, fill: Fill(color: .contrast))
    let buffer = figure(disc).rendered(density: 1)
    #expect(pixel(buffer, 10, 2) == [0xC2, 0x50, 0x0C])
    #expect(pixel(buffer, 6, 1) == white && pixel(buffer, 14, 5) == white)
  }

  @Test("Pixels of an image are squares, or interpolated")
  func images() {
    let box = Rectangle(x: 0, y: 0, width: 20, height: 10)
    let ink = Raster(ink: [0, 1], width: 2)
    let squares = figure(.image(ink, box, isPixelated: true)).rendered(density: 1)
    #expect((0..<20).map { pixel(squares, $0, 5) == white } == (0..<20).map { $0 < 10 })
    #expect(pixel(squares, 15, 5) == [0x1C, 0x1C, 0x1E])
    let interpolated = figure(.image(ink, box, isPixelated: false)).rendered(density: 1)
    // Between the centers of the two pixels, at 5 and 15, the intensity falls linearly from 255 to 28.
    for x in 0..<20 {
      let fraction = min(max((Double(x) + 0.5 - 5) / 10, 0), 1)
      #expect(abs(Double(pixel(interpolated, x, 5)[0]) - (255 - fraction * 227)) <= 0.5)
    }

    let signed = Raster(signed: [1, -1], width: 2, full: 1)
    let both = figure(.image(signed, box, isPixelated: true)).rendered(density: 1)
    #expect(pixel(both, 3, 5) == Color.accent.mean && pixel(both, 17, 5) == Color.contrast.mean)

    let colors: [UInt8] = [10, 20, 30, 200, 100, 0]
    let photo = Raster.photo(PixelBuffer(width: 2, height: 1, format: .rgb, pixels: colors))
    let shown = figure(.image(photo, box, isPixelated: true)).rendered(density: 1)
    #expect(pixel(shown, 3, 5) + pixel(shown, 17, 5) == colors)
  }

  @Test("Pixels of a reduced image are averaged")
  func reduced() {
    let checks = Raster(ink: (0..<1600).map { Float(($0 / 40 + $0) % 2) }, width: 40)
    let box = Rectangle(x: 0, y: 0, width: 10, height: 10)
    let buffer = figure(.image(checks, box, isPixelated: false), width: 10).rendered(density: 1)
    // The mean of white and the text color; at the border, pixels of the edge weigh more.
    for y in 1..<9 {
      for x in 1..<9 { #expect(abs(Int(pixel(buffer, x, y)[0]) - (255 + 0x1C) / 2) <= 1) }
    }
  }

  @Test("The size of a PNG follows from the density and is at most 4096 pixels")
  func files() {
    let file = figure(scale: 3).png(density: 2) { buffer in
      #expect((buffer.width, buffer.height) == (120, 60))
      return [7]
    }
    #expect(file == [7])
    let vast = figure(width: 1e9, height: 2).rendered()
    #expect((vast.width, vast.height) == (4096, 1))
    // Shapes outside the figure are not painted.
    let far = Rectangle(x: -1e12, y: 5, width: 5e11, height: 1e12)
    #expect(pixel(figure(.rectangle(far, fill: Fill(color: .accent))).rendered(), 3, 12) == white)
  }
}
