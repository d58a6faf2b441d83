/// The metadata of a container, read entry by entry.
struct Metadata {
  let container: Safetensors
  let path: String

  /// The value of an entry that must be there.
  ///
  /// - Parameter parse: `nil` for what the entry may not say.
  func value<Value>(
    _ key: String, expected: String, _ parse: (String) -> Value?
  ) throws(ModelError) -> Value {
    let text = container[key]
    guard let value = text.flatMap(parse) else {
      throw .metadata(path: path, key: key, found: text, expected: expected)
    }
    return value
  }
}

/// A number above 0 and finite.
func positive(_ text: String) -> Float? {
  Float(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
}

/// A whole number from 0.
func natural(_ text: String) -> Int? {
  Int(text).flatMap { $0 >= 0 ? $0 : nil }
}

/// A number from 0 to 1.
func share(_ text: String) -> Double? {
  Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
}
