import Figures

/// A self-contained HTML page: it loads no resources and runs no scripts.
struct Page {
  let title: String
  let content: [Markup]

  var source: String {
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"], []),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"], []),
      // A second line of defense behind escaping.
      .element(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        ], []),
      .element("title", text: title),
    ]
    // CSS must not be escaped. It contains no input.
    let style = "<style>\n\(Figure.stylesheet)\(Stylesheet.pages)</style>"
    let body = Markup.element("body", [:], [.element("main", [:], content)])
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>\(head.map(\.source).joined())\(style)</head>
      \(body.source)
      </html>

      """
  }
}

/// A section of a page: text on the left, figures and tables on the right.
struct Section {
  let title: String
  var paragraphs: [Markup] = []
  /// Names with their values, below the paragraphs.
  var facts: [(name: String, value: String)] = []
  var figures: [CaptionedFigure] = []
  /// Tables and galleries, below the figures.
  var content: [Markup] = []

  var markup: Markup {
    var text = [Markup.element("h2", text: title)] + paragraphs.map { .element("p", [:], [$0]) }
    if !facts.isEmpty { text.append(.facts(facts)) }
    var columns: [Markup] = [.element("div", [:], text)]
    if !figures.isEmpty { columns.append(.element("div", ["class": "figures"], figures.map(\.markup))) }
    if !content.isEmpty { columns.append(.element("div", [:], content)) }
    return .element("section", [:], columns)
  }
}

extension Markup {
  /// A list of names with their values.
  static func facts(_ facts: [(name: String, value: String)]) -> Markup {
    .element(
      "dl", [:], facts.flatMap { [.element("dt", text: $0.name), .element("dd", text: $0.value)] })
  }
}

/// A figure with a legend and a caption below it.
struct CaptionedFigure {
  struct LegendEntry {
    let stroke: Stroke
    let meaning: String
  }

  let figure: Figure
  var legend: [LegendEntry] = []
  var caption: String?

  var markup: Markup {
    var text: [Markup] = legend.map { entry in
      .element(
        "span",
        [
          "class": entry.stroke.isDashed ? "key dashed" : "key",
          "style": "--key:var(--\(entry.stroke.color.rawValue))",
        ], text: entry.meaning)
    }
    if let caption { text.append(.element("span", text: caption)) }
    return .element(
      "figure", [:], [figure.svg] + (text.isEmpty ? [] : [.element("figcaption", [:], text)]))
  }
}
