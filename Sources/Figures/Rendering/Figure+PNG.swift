extension Figure {
  /// The figure as a PNG file, in the colors for light screens.
  ///
  /// - Parameters:
  ///   - density: image pixels per screen pixel, above 0.
  ///   - encode: compresses the pixels.
  public func png(density: Double = 2, encode: PNGEncoder) -> [UInt8] { encode(rendered(density: density)) }

  /// The maximum side length of a rendered figure, in pixels.
  private static let maximumSide = 4096.0

  /// The figure as RGB pixels, in the colors for light screens; at most 4096 pixels wide and high.
  ///
  /// - Parameter density: image pixels per screen pixel, above 0.
  public func rendered(density: Double = 2) -> PixelBuffer {
    let pixels = min(scale * density, Self.maximumSide / max(width, height))
    var canvas = Canvas(
      width: max(1, Int((width * pixels).rounded(.up))), height: max(1, Int((height * pixels).rounded(.up))),
      background: .background)
    // Stroke widths are in screen pixels, whatever the figure's scale.
    let renderer = Renderer(unit: pixels, screenPixel: pixels / scale)
    for shape in shapes { renderer.draw(shape, on: &canvas) }
    return canvas.buffer
  }
}

/// Paints shapes on a canvas.
private struct Renderer {
  /// Canvas pixels per unit.
  let unit: Double
  /// Canvas pixels per screen pixel.
  let screenPixel: Double

  func draw(_ shape: Shape, on canvas: inout Canvas) {
    switch shape {
    case .rectangle(let box, let fill, let stroke):
      draw(scaled(box), fill, stroke, on: &canvas)
    case .line(let points, let stroke):
      draw(points.map(scaled), stroke, on: &canvas)
    case .circle(let center, let radius, let fill):
      canvas.disc(
        center: scaled(center), radius: radius * unit, paint: Paint(fill.color, opacity: fill.opacity))
    case .text(let text, let point, let style):
      let size = style.size * unit
      let lines = StrokeFont.lines(of: text, at: scaled(point), size: size, anchor: style.anchor)
      canvas.stroke(
        lines, color: style.color,
        thickness: size * (style.isBold ? StrokeFont.boldThickness : StrokeFont.thickness))
    case .image(let raster, let box, let isPixelated):
      canvas.draw(raster, in: scaled(box), isPixelated: isPixelated)
    }
  }

  private func draw(_ line: [Point], _ stroke: Stroke, on canvas: inout Canvas) {
    let lines = stroke.isDashed ? dashes(of: line, on: 4 * screenPixel, off: 3 * screenPixel) : [line]
    canvas.stroke(lines, color: stroke.color, thickness: stroke.width * screenPixel)
  }

  private func draw(_ box: Rectangle, _ fill: Fill?, _ stroke: Stroke?, on canvas: inout Canvas) {
    if let fill {
      canvas.fill(box, with: Paint(fill.color, opacity: fill.opacity), coverage: box.coverage)
    }
    guard let stroke else { return }
    if stroke.isDashed {
      let (right, bottom) = (box.x + box.width, box.y + box.height)
      let corners = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]
      return draw(corners.map(Point.init), stroke, on: &canvas)
    }
    let half = stroke.width * screenPixel / 2
    let (outer, inner) = (box.grown(by: half), box.grown(by: -half))
    canvas.fill(outer, with: Paint(stroke.color)) { x, y in
      outer.coverage(x: x, y: y) - inner.coverage(x: x, y: y)
    }
  }

  private func scaled(_ point: Point) -> Point { Point(x: point.x * unit, y: point.y * unit) }

  private func scaled(_ box: Rectangle) -> Rectangle {
    Rectangle(x: box.x * unit, y: box.y * unit, width: box.width * unit, height: box.height * unit)
  }
}
