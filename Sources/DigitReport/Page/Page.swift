import Figures

/// A self-contained HTML page: it loads no resources and runs no scripts.
struct Page {
  let title: String
  /// The top of the page: what the reader came for.
  let opening: Markup
  let sections: [Section]

  var source: String {
    let links = sections.map { (anchor: $0.anchor, title: $0.title) }
    return Self.beginning(title: title, opening: opening, links: links)
      + sections.map(\.markup.source).joined() + Self.end
  }

  /// The page up to its first section.
  ///
  /// - Parameter links: the anchors and titles of the sections.
  static func beginning(title: String, opening: Markup, links: [(anchor: String, title: String)]) -> String {
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
    let items = links.map {
      Markup.element("li", [:], [.element("a", ["href": "#\($0.anchor)"], text: $0.title)])
    }
    let contents = Markup.element("nav", ["aria-label": "Contents"], [.element("ol", [:], items)])
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>\(head.map(\.source).joined())\(style)</head>
      <body><main>\(opening.source)\(contents.source)
      """
  }

  /// What follows the last section.
  static let end = "</main></body>\n</html>\n"
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

  /// The title as the target of links: `"28 × 28 input"` is `s-28-28-input`.
  var anchor: String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return "s-" + words.joined(separator: "-")
  }

  var markup: Markup {
    var text = [Markup.element("h2", text: title)] + paragraphs.map { .element("p", [:], [$0]) }
    if !facts.isEmpty { text.append(.facts(facts)) }
    var shown = content
    if !figures.isEmpty { shown.insert(.element("div", ["class": "figures"], figures.map(\.markup)), at: 0) }
    let columns = [Markup.element("div", [:], text)] + (shown.isEmpty ? [] : [.element("div", [:], shown)])
    return .element("section", ["id": anchor], columns)
  }
}

extension Markup {
  /// A list of names with their values.
  static func facts(_ facts: [(name: String, value: String)]) -> Markup {
    .element(
      "dl", [:], facts.flatMap { [.element("dt", text: $0.name), .element("dd", text: $0.value)] })
  }

  /// A command, with line breaks only between its words.
  static func command(_ command: String) -> Markup {
    let words = command.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return .element(
      "pre", [:],
      words.enumerated().flatMap { [.text($0.offset == 0 ? "" : " "), .element("span", text: $0.element)] })
  }

  /// Content that the reader opens when it is of interest.
  static func details(_ summary: String, _ content: [Markup]) -> Markup {
    .element("details", [:], [.element("summary", text: summary)] + content)
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
