/// A piece of HTML or SVG. Text in it stays text, whatever it says.
enum Markup: ExpressibleByStringInterpolation {
  case text(String)
  indirect case element(String, KeyValuePairs<String, String>, [Markup])

  init(stringLiteral text: String) { self = .text(text) }

  /// An element that holds text alone.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String)
    -> Markup
  {
    .element(name, attributes, [.text(text)])
  }

  /// HTML elements that have no end tag.
  private static let voidElements: Set = ["meta"]

  /// The markup as it stands in a file.
  var source: String {
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

/// Text as it must stand in markup, between tags and in quoted attributes; control characters, which XML does
/// not know, are replaced.
func escaped(_ text: String) -> String {
  // Most text, and the long base64 of pictures, needs nothing.
  let needsNothing = text.utf8.allSatisfy { byte in
    byte >= 32 && byte < 127 && !"&<>\"".utf8.contains(byte)
  }
  if needsNothing { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case _ where scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE:
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
