import DigitImage
import SystemSupport

extension Figure {
  /// The drawing as an SVG element; its colors come from `Stylesheet.drawings`.
  var svg: Markup { svg(style: nil) }

  /// - Parameter style: the stylesheet that the element carries, for a file of its own.
  func svg(style: String?) -> Markup {
    let size = (width: number(width * scale), height: number(height * scale))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(number(width)) \(number(height))",
        "width": size.width, "height": size.height, "role": "img",
      ],
      [.element("title", text: title)] + (style.map { [.element("style", text: $0)] } ?? [])
        + shapes.map(\.svg))
  }
}

extension Shape {
  fileprivate var svg: Markup {
    switch self {
    case .rectangle(let box, let fill, let stroke):
      .element(
        "rect",
        [
          "x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height),
          "class": classes(fill: fill, stroke: stroke), "fill-opacity": number(fill?.opacity ?? 0),
          "stroke-width": number(stroke?.width ?? 0),
        ], [])
    case .line(let points, let stroke):
      .element(
        "polyline",
        [
          "points": points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " "),
          "class": classes(fill: nil, stroke: stroke), "stroke-width": number(stroke.width),
        ], [])
    case .circle(let center, let radius, let fill):
      .element(
        "circle",
        [
          "cx": number(center.x), "cy": number(center.y), "r": number(radius),
          "class": classes(fill: fill, stroke: nil), "fill-opacity": number(fill.opacity),
        ], [])
    case .text(let text, let point, let style):
      .element(
        "text",
        [
          "x": number(point.x), "y": number(point.y), "font-size": number(style.size),
          "text-anchor": style.anchor.rawValue, "font-weight": style.isBold ? "600" : "400",
          "class": "fill-\(style.color)",
        ], text: text)
    case .image(let raster, let box, let isPixelated):
      .element(
        "image",
        [
          "x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height),
          "preserveAspectRatio": "none",
          "class": raster.kind + (isPixelated ? " pixels" : ""),
          "href": "data:image/png;base64," + base64(raster.bitmap.png),
        ], [])
    }
  }

  private func classes(fill: Fill?, stroke: Stroke?) -> String {
    let fill = fill.map { "fill-\($0.color)" } ?? "no-fill"
    guard let stroke else { return fill }
    return "\(fill) stroke-\(stroke.color)" + (stroke.isDashed ? " dashed" : "")
  }
}

extension Raster {
  /// The class of `Stylesheet.drawings`.
  fileprivate var kind: String {
    switch self {
    case .photo: "photo"
    case .ink: "ink"
    case .signed: "signed"
    }
  }
}

/// A coordinate with at most two decimal places.
private func number(_ value: Double) -> String {
  var text = decimalText(value, places: 2)[...]
  while text.last == "0" { text = text.dropLast() }
  if text.last == "." { text = text.dropLast() }
  return String(text)
}
