/// A piece of SVG or HTML. Text is always escaped, so that it cannot become markup.
public enum Markup: Sendable, ExpressibleByStringInterpolation {
  case text(String)
  /// A name, attributes in the order in which they are written, and children.
  indirect case element(String, KeyValuePairs<String, String>, [Markup])

  public init(stringLiteral text: String) { self = .text(text) }

  /// An element whose only child is text.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) -> Markup {
    .element(name, attributes, [.text(text)])
  }

  /// HTML elements without an end tag.
  private static let voidElements: Set = ["meta", "img"]

  /// The markup as a file contains it: `Markup.element("b", text: "a < b").source` is `"<b>a &lt; b</b>"`.
  public var source: String {
    var source = ""
    write(to: &source)
    return source
  }

  private func write(to source: inout String) {
    switch self {
    case .text(let text): source += escaped(text)
    case .element(let name, let attributes, let children):
      source += "<\(name)"
      for (key, value) in attributes { source += " \(key)=\"\(escaped(value))\"" }
      source += ">"
      if Self.voidElements.contains(name) { return }
      for child in children { child.write(to: &source) }
      source += "</\(name)>"
    }
  }
}

/// Text escaped for use between tags and in quoted attributes: `escaped("a < b")` is `"a &lt; b"`.
///
/// Control characters and noncharacters, which XML 1.0 (section 2.2) forbids, become U+FFFD, and so does bidirectional
/// formatting, with which a file's name could pretend to be another.
func escaped(_ text: String) -> String {
  // Most texts, and the long base64 data of images, need no escaping.
  let isPlain = text.utf8.allSatisfy { byte in
    byte >= 32 && byte < 127 && !"&<>\"".utf8.contains(byte)
  }
  if isPlain { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case _ where scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE,
      "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
