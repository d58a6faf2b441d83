import SystemSupport

/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with a JSON text.
  public enum Problem: Sendable, Equatable {
    /// The text ends, or has another character, where the grammar requires the one described.
    case expected(String)
    /// Arrays and objects are nested more deeply than the caller allows.
    case tooDeep(maximum: Int)
    /// An object has a key twice.
    case duplicateKey(String)
    /// A string is not UTF-8, or an escape is half of a surrogate pair.
    case invalidText
    /// A number is too large for a `Double`.
    case numberOutOfRange(String)
  }

  public let problem: Problem
  /// The offset in bytes at which the problem was detected, from 0.
  public let offset: Int

  public init(problem: Problem, offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  public var description: String {
    let what =
      switch problem {
      case .expected(let expected): "expected \(expected)"
      case .tooDeep(let maximum): "nested deeper than \(maximum)"
      case .duplicateKey(let key): "key \"\(key)\" occurs twice"
      case .invalidText: "text that is not valid Unicode"
      case .numberOutOfRange(let text): "the number \(text) is out of range"
      }
    return "invalid JSON at byte \(offset): \(what)"
  }
}

extension JSON {
  /// Parses a JSON text (RFC 8259) strictly: only white space may follow the value, keys are unique, and strings are
  /// valid UTF-8.
  ///
  /// `parse(Array("[1, 2.5]".utf8))` is `[1, 2.5]`.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - maximumDepth: The maximum depth of nested arrays and objects, which bounds the use of the stack.
  /// - Complexity: O(n) in time and memory for n bytes.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int = 32) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.next == nil else { throw parser.error(.expected("the end")) }
    return value
  }
}

/// A recursive descent parser with one method per rule of the grammar.
private struct JSONParser {
  let bytes: [UInt8]
  let maximumDepth: Int
  var position = 0

  /// The next byte; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem: problem, offset: position)
  }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  /// Advances past the character if it is next, and returns whether it was.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw error(.expected("a value"))
    }
  }

  mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw error(.expected(word)) }
    position += word.utf8.count
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    guard depth <= maximumDepth else { throw error(.tooDeep(maximum: maximumDepth)) }
    position += 1
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error(.expected("a key in quotes")) }
      let start = position
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONError(problem: .duplicateKey(key), offset: start)
      }
      skipSpace()
      guard take(":") else { throw error(.expected("\":\"")) }
      members.append(JSON.Member(key: key, value: try value(depth: depth)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw error(.expected("\",\" or \"}\"")) }
    return .object(members)
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    guard depth <= maximumDepth else { throw error(.tooDeep(maximum: maximumDepth)) }
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      elements.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw error(.expected("\",\" or \"]\"")) }
    return .array(elements)
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    var isInteger = true
    if take(".") {
      isInteger = false
      try digits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw JSONError(problem: .numberOutOfRange(text), offset: start)
    }
    return .number(value)
  }

  mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, isDigit(byte) { position += 1 }
    guard position > start else { throw error(.expected("a digit")) }
  }

  mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONError(problem: .invalidText, offset: start)
        }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &text)
      case 0..<0x20: throw error(.expected("no control character in a string"))
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error(.expected("\"\\\"\" at the end of a string"))
  }

  /// Parses an escape after its backslash and appends its character.
  mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let plain: [Unicode.Scalar: UInt8] = [
      "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
    ]
    guard !take("u") else {
      text += UTF8.encode(try unicodeEscape()).map(Array.init) ?? []
      return
    }
    guard let byte = next, let character = plain[Unicode.Scalar(byte)] else {
      throw error(.expected("one of \"\\/bfnrtu after a backslash"))
    }
    text.append(character)
    position += 1
  }

  /// Parses `\uXXXX`, or a surrogate pair of two of them, after the first `\u`.
  mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    var code = try fourHexDigits()
    if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
      let low = try fourHexDigits()
      guard (0xDC00..<0xE000).contains(low) else {
        throw JSONError(problem: .invalidText, offset: start)
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONError(problem: .invalidText, offset: start)
    }
    return scalar
  }

  mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(.expected("four hexadecimal digits after \\u"))
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
