/// The value and the text of one CSV cell, as its bytes.
enum CSVCell {
  /// The whole number in a cell, in any of the usual spellings: `5`, `5.0`, ` 5 `, `"5"`, and `005` are all 5.
  ///
  /// - Returns: nil for anything but a whole number from 0 to `maximum`.
  static func value(of cell: some Collection<UInt8>, maximum: UInt8) -> UInt8? {
    let parts = content(of: cell).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let digits = parts.first, !digits.isEmpty else { return nil }
    if parts.count == 2, parts[1].contains(where: { $0 != UInt8(ascii: "0") }) { return nil }
    var value = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      guard value <= Int(maximum) else { return nil }
    }
    return UInt8(value)
  }

  /// The cell without blanks and one pair of quotes around it: ` "label" ` becomes `label`.
  static func content(of cell: some Collection<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var content = Array(cell)[...]
    content = content.drop(while: isBlank)
    while let last = content.last, isBlank(last) { content.removeLast() }
    let quote = UInt8(ascii: "\"")
    if content.count >= 2, content.first == quote, content.last == quote {
      content = content.dropFirst().dropLast()
    }
    return content
  }

  /// The first 24 bytes of a cell, quoted and escaped for an error message: `4.5` becomes `"4.5"`.
  static func excerpt(of cell: some Collection<UInt8>) -> String {
    let limit = 24
    return String(decoding: cell.prefix(limit), as: UTF8.self).debugDescription
      + (cell.count > limit ? "…" : "")
  }
}
