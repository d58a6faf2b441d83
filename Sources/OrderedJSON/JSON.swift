import SystemSupport

/// A JSON value. Objects keep the order of their keys, so that equal values always give the same text.
///
/// Values can be written as literals: `let line: JSON = ["path": .string(path), "digit": 7, "unsure": true]`.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent that fits in 64 bits.
  case integer(Int)
  /// Any other number, which is finite.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key of an object, and its value.
  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSON

    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// A number rounded to a number of decimal places.
  ///
  /// The text of `rounded(0.99812, places: 4)` is `0.9981`; that of `rounded(1, places: 4)` is `1.0`.
  ///
  /// - Precondition: `value` is finite, and `places` is within 0…15.
  public static func rounded(_ value: Double, places: Int) -> JSON {
    precondition(value.isFinite && (0...15).contains(places))
    return .number(Double(decimalText(value, places: places)) ?? value)
  }

  /// The value of an object's key; nil if the object does not have the key, or the value is not an object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string; nil for any other value.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of an integer; nil for any other value.
  public var integer: Int? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The elements of an array; nil for any other value.
  public var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The keys and values of an object, in order; nil for any other value.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSON {
  /// The value as JSON text, on one line and without spaces. Numbers have the fewest digits that read back the same.
  ///
  /// The text of `["digit": 7, "unsure": true]` is `{"digit":7,"unsure":true}`.
  ///
  /// - Precondition: Every `.number` in the value is finite, since JSON has no others.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += value.description
    case .number(let value):
      precondition(value.isFinite, "JSON has no infinities and no NaN")
      text += value.description
    case .string(let value): JSON.writeQuoted(value, to: &text)
    case .array(let elements):
      JSON.writeList(elements, between: ("[", "]"), to: &text) { $0.write(to: &$1) }
    case .object(let members):
      JSON.writeList(members, between: ("{", "}"), to: &text) { member, text in
        JSON.writeQuoted(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], between brackets: (String, String), to text: inout String,
    write: (Element, inout String) -> Void
  ) {
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      write(element, &text)
    }
    text += brackets.1
  }

  private static func writeQuoted(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Text that is shown on a terminal must not control it: C0, C1, bidirectional formatting, and separators of lines.
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
