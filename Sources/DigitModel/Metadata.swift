/// The metadata of a container, read entry by entry.
struct Metadata {
  let entries: [Safetensors.Entry]
  /// Names the file in errors.
  let path: String

  /// The text of an entry; nil where there is none.
  subscript(key: String) -> String? { entries[key] }

  /// The value of a required entry.
  ///
  /// - Parameters:
  ///   - expected: Names valid values in the error.
  ///   - parse: Returns nil for an invalid text.
  func value<Value>(
    _ key: String, expected: String, _ parse: (String) -> Value?
  ) throws(ModelError) -> Value {
    let text = self[key]
    guard let value = text.flatMap(parse) else {
      throw .metadata(path: path, key: key, found: text, expected: expected)
    }
    return value
  }

  /// The value of an entry that may be missing; nil if it is.
  func optional<Value>(
    _ key: String, expected: String, _ parse: (String) -> Value?
  ) throws(ModelError) -> Value? {
    self[key] == nil ? nil : try value(key, expected: expected, parse)
  }

  /// Checks that a required entry has its only valid value.
  func require(_ key: String, _ expected: String) throws(ModelError) {
    _ = try value(key, expected: expected) { $0 == expected ? $0 : nil }
  }
}

extension [Safetensors.Entry] {
  /// The value of the first entry with a key; nil where there is none.
  subscript(key: String) -> String? { first { $0.key == key }?.value }
}

/// A finite number above 0.
func positive(_ text: String) -> Float? {
  Float(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
}

/// An integer from 0.
func natural(_ text: String) -> Int? {
  Int(text).flatMap { $0 >= 0 ? $0 : nil }
}

/// A number from 0 to 1.
func fraction(_ text: String) -> Double? {
  Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
}
