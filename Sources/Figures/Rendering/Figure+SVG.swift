extension Figure {
  /// The figure as an SVG element for a page that contains `Figure.stylesheet`.
  ///
  /// - Parameter encode: compresses the figure's images, which the element contains as data URLs.
  public func svg(encode: PNGEncoder) -> Markup { svg(stylesheet: nil, encode: encode) }

  /// The figure as the text of an SVG file, with its stylesheet and a background.
  ///
  /// - Parameter encode: compresses the figure's images, which the file contains as data URLs.
  public func svgFile(encode: PNGEncoder) -> String {
    var figure = Figure(width: width, height: height, scale: scale, title: title)
    let all = Rectangle(x: 0, y: 0, width: width, height: height)
    figure.add(.rectangle(all, fill: Fill(color: .background)))
    for shape in shapes { figure.add(shape) }
    return figure.svg(stylesheet: Self.stylesheet, encode: encode).source + "\n"
  }

  private func svg(stylesheet: String?, encode: PNGEncoder) -> Markup {
    let size = (width: number(width * scale), height: number(height * scale))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(number(width)) \(number(height))",
        "width": size.width, "height": size.height, "role": "img",
      ],
      [.element("title", text: title)] + (stylesheet.map { [.element("style", text: $0)] } ?? [])
        + shapes.map { $0.svg(encode: encode) })
  }
}

extension Shape {
  fileprivate func svg(encode: PNGEncoder) -> Markup {
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
          "class": "fill-\(style.color.rawValue)",
        ], text: text)
    case .image(let raster, let box, let isPixelated):
      .element(
        "image",
        [
          "x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height),
          "preserveAspectRatio": "none",
          "class": raster.kind + (isPixelated ? " pixels" : ""),
          "href": "data:image/png;base64," + base64(encode(raster.buffer)),
        ], [])
    }
  }

  private func classes(fill: Fill?, stroke: Stroke?) -> String {
    let fill = fill.map { "fill-\($0.color.rawValue)" } ?? "no-fill"
    guard let stroke else { return fill }
    return "\(fill) stroke-\(stroke.color.rawValue)" + (stroke.isDashed ? " dashed" : "")
  }
}

extension Raster {
  /// The image's class in `Figure.stylesheet`.
  fileprivate var kind: String {
    switch self {
    case .photo: "photo"
    case .ink: "ink"
    case .signed: "signed"
    }
  }
}

/// A coordinate with at most two decimal places: `number(2.50)` is `"2.5"`.
private func number(_ value: Double) -> String {
  var text = fixed(value, places: 2)[...]
  while text.last == "0" { text = text.dropLast() }
  if text.last == "." { text = text.dropLast() }
  return String(text)
}
