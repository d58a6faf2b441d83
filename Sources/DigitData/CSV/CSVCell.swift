/// What one cell of a CSV says.
enum CSVCell {
  /// The whole number from 0 to `maximum` that a cell states in any usual way: `5`, `5.0`, ` 5 `, `"5"`, `005`.
  static func value(of cell: some Collection<UInt8>, maximum: UInt8) -> UInt8? {
    let number = content(of: cell).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = number.first, !whole.isEmpty else { return nil }
    if number.count == 2, number[1].contains(where: { $0 != UInt8(ascii: "0") }) { return nil }
    var value = 0
    for byte in whole {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      guard value <= Int(maximum) else { return nil }
    }
    return UInt8(value)
  }

  /// The cell without the blanks and the pair of quotes around it.
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

  /// The beginning of a cell, in quotes and without control characters, as evidence for an error.
  static func shown(_ cell: some Collection<UInt8>) -> String {
    let limit = 24
    return String(decoding: cell.prefix(limit), as: UTF8.self).debugDescription
      + (cell.count > limit ? "…" : "")
  }
}
