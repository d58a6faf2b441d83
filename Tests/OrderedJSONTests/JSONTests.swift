import OrderedJSON
import Testing

@Suite struct JSONTests {
  @Test(
    "A text gives its value",
    arguments: [
      ("null", JSON.null), (" true ", true), ("false", false), ("0", 0), ("-12", -12), ("1.5e1", 15.0),
      ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("-0.25", -0.25), ("\"a\"", "a"), ("[]", []), ("{}", [:]), ("[1,[2],{}]", [1, [2], [:]]),
      ("{\"b\":1,\r\n\t\"a\":2}", ["b": 1, "a": 2]),
    ] as [(String, JSON)])
  func values(text: String, expected: JSON) throws {
    #expect(try JSON.parse(Array(text.utf8)) == expected)
  }

  @Test(
    "Escapes give the characters that they stand for",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "A\u{e9}€"),
      (#""\ud83d\ude00""#, "😀"), (#""é😀""#, "é😀"), (#""\u0000""#, "\0"),
    ])
  func escapes(text: String, expected: String) throws {
    #expect(try JSON.parse(Array(text.utf8)) == .string(expected))
  }

  @Test(
    "A malformed text is refused at the byte of the problem",
    arguments: [
      ("", 0), ("   ", 3), ("nul", 0), ("01", 1), ("1.", 2), ("-", 1), ("1e", 2), (".5", 0), ("+1", 0),
      ("[1,]", 3), ("[1 2]", 3), ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("{a:1}", 1), ("\"", 1), ("\"\u{1}\"", 1),
      (#""\x""#, 2), (#""\u12""#, 5), ("1 2", 2), ("[", 1), ("{", 1), ("NaN", 0), ("'a'", 0),
    ])
  func grammar(text: String, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(Array(text.utf8)) }
    #expect(error?.offset == offset)
  }

  @Test("A duplicate key is refused by name")
  func duplicateKeys() {
    #expect(throws: JSONError(problem: .duplicateKey("a"), offset: 7)) {
      try JSON.parse(Array(#"{"a":1,"\u0061":2}"#.utf8))
    }
  }

  @Test("Nesting is limited to the depth that the caller allows", arguments: [("[", "]"), (#"{"a":"#, "}")])
  func depth(open: String, close: String) throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSON.parse(nested(8), maximumDepth: 8) }
    let error = #expect(throws: JSONError.self) { try JSON.parse(nested(9), maximumDepth: 8) }
    #expect(error?.problem == .tooDeep(maximum: 8))
    let endless = Array(String(repeating: open, count: 1_000_000).utf8)
    #expect(throws: JSONError.self) { try JSON.parse(endless) }
  }

  @Test(
    "A string that is not valid Unicode is refused",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      Array(#""\ud83d""#.utf8), Array(#""\ud83dx""#.utf8), Array(#""\ud83d\u0041""#.utf8),
      Array(#""\ude00""#.utf8),
    ] as [[UInt8]])
  func invalidText(bytes: [UInt8]) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(bytes) }
    #expect(error?.problem == .invalidText)
  }

  @Test("A number too large for a Double is refused")
  func hugeNumber() {
    let error = #expect(throws: JSONError.self) { try JSON.parse(Array("1e999".utf8)) }
    #expect(error?.problem == .numberOutOfRange("1e999"))
  }

  @Test("A value is read as it was written, with keys in order")
  func roundTrip() throws {
    let value: JSON = [
      "z": [1, -2.5, 1e-300, nil, true], "a": "q\"b\\s/\u{1}\n\u{7f}é😀", "o": ["x": [:], "w": []],
    ]
    #expect(try JSON.parse(Array(value.text.utf8)) == value)
    #expect(value.text.hasPrefix(#"{"z":[1,-2.5,1e-300,null,true],"a":"q\"b\\s/\u0001\n"#))
  }

  @Test("Characters that control a terminal or the order of text are escaped, and read back")
  func controls() throws {
    let value: JSON = ["\u{9B}m", "\u{7F}\u{202E}\u{2066}", "\u{61C}\u{200F}\u{2028}", "\u{A0}\u{200D}é"]
    #expect(
      value.text == #"["\u009bm","\u007f\u202e\u2066","\u061c\u200f\u2028",""# + "\u{A0}\u{200D}é\"]")
    #expect(try JSON.parse(Array(value.text.utf8)) == value)
  }

  @Test("A rounded number is written with at most that many decimal places")
  func rounded() {
    #expect(JSON.rounded(0.99812, places: 4).text == "0.9981")
    #expect(JSON.rounded(1, places: 4).text == "1.0")
    #expect(JSON.rounded(-0.00004, places: 4).text == "-0.0")
    #expect(JSON.rounded(2.5, places: 0).text == "2.0")
  }

  @Test(
    "Each prefix of a text is refused; a text with a changed byte is refused, or its value is written and read the same"
  )
  func mutations() {
    let valid = Array(#"{"a":[1,-2.5e3,"\ud83d\ude00é\n"],"b":{"c":null,"d":true}}"#.utf8)
    for length in valid.indices {
      #expect(throws: JSONError.self) { try JSON.parse(Array(valid[..<length])) }
    }
    for index in valid.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = valid
        changed[index] = byte
        if let value = try? JSON.parse(changed), (try? JSON.parse(Array(value.text.utf8))) != value {
          Issue.record("byte \(byte) at \(index) gives a value that is not read as it was written")
        }
      }
    }
  }
}
