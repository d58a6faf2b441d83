/// A self-contained HTML page: it loads nothing and runs nothing.
struct Page {
  let title: String
  let content: [Markup]

  var source: String {
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"], []),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"], []),
      // Whatever slipped in would still not run.
      .element(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        ], []),
      .element("title", text: title),
    ]
    // A stylesheet is no text: it must not be escaped, and holds nothing from outside.
    let style = "<style>\n\(Stylesheet.drawings)\(Stylesheet.pages)</style>"
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

/// A part of a page: words on the one side, pictures on the other.
struct Section {
  let title: String
  var paragraphs: [Markup] = []
  /// Names with their numbers.
  var facts: [(name: String, number: String)] = []
  var figures: [CaptionedFigure] = []
  /// What else stands where the pictures do: tables, galleries.
  var content: [Markup] = []

  var markup: Markup {
    var words = [Markup.element("h2", text: title)] + paragraphs.map { .element("p", [:], [$0]) }
    if !facts.isEmpty { words.append(.facts(facts)) }
    var columns: [Markup] = [.element("div", [:], words)]
    if !figures.isEmpty { columns.append(.element("div", ["class": "figures"], figures.map(\.markup))) }
    if !content.isEmpty { columns.append(.element("div", [:], content)) }
    return .element("section", [:], columns)
  }
}

extension Markup {
  /// Names with what belongs to them.
  static func facts(_ facts: [(name: String, number: String)]) -> Markup {
    .element(
      "dl", [:], facts.flatMap { [.element("dt", text: $0.name), .element("dd", text: $0.number)] })
  }
}

/// A drawing with words beneath it.
struct CaptionedFigure {
  /// What lines of a kind mean.
  struct Key {
    let stroke: Stroke
    let meaning: String
  }

  let figure: Figure
  var keys: [Key] = []
  var caption: String?

  var markup: Markup {
    var words: [Markup] = keys.map { key in
      .element(
        "span",
        [
          "class": key.stroke.isDashed ? "key dashed" : "key", "style": "--key:var(--\(key.stroke.color))",
        ], text: key.meaning)
    }
    if let caption { words.append(.element("span", text: caption)) }
    return .element(
      "figure", [:], [figure.svg] + (words.isEmpty ? [] : [.element("figcaption", [:], words)]))
  }
}
