import SystemSupport

/// The value and the text of one CSV cell, as its bytes.
enum CSVCell {
  /// The number in a cell, in any of the usual spellings: `5`, `5.0`, ` 5 `, `"5"`, `005`, and `5.000e+00` are all 5.
  ///
  /// A comma is a decimal point too, since it separates cells where it is not one.
  ///
  /// - Returns: nil for anything but a number without a sign.
  static func number(in cell: some BidirectionalCollection<UInt8>) -> Double? {
    var rest = content(of: cell)
    var mantissa: UInt64 = 0
    var exponent = 0
    var hasDigits = false
    var hasPoint = false
    while let byte = rest.first {
      if isDigit(byte) {
        hasDigits = true
        // 18 digits are more than a Double holds.
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
          if hasPoint { exponent -= 1 }
        } else if !hasPoint {
          exponent += 1
        }
      } else if !hasPoint, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        hasPoint = true
      } else {
        break
      }
      rest.removeFirst()
    }
    guard hasDigits else { return nil }
    if let byte = rest.popFirst() {
      guard byte | 0x20 == UInt8(ascii: "e"), let power = self.exponent(rest) else { return nil }
      exponent += power
    }
    // Both are exact for the numbers that people write, so that the quotient is the nearest Double.
    let power = pow(10, Double(abs(exponent)))
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  /// The whole number of up to four digits after the `e`: `+02` is 2.
  private static func exponent(_ text: some Collection<UInt8>) -> Int? {
    let sign = text.first
    let digits = text.dropFirst(sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 1 : 0)
    guard (1...4).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  /// The whole number in a cell: nil for anything but one from 0 to `maximum`.
  static func value(of cell: some BidirectionalCollection<UInt8>, maximum: UInt8) -> UInt8? {
    guard let number = number(in: cell), number <= Double(maximum), number == number.rounded() else {
      return nil
    }
    return UInt8(number)
  }

  /// A level of 0…1 as an intensity: of `0.5`, 128 if full ink is 255; nil for anything but a number from 0 to 1.
  static func fraction(of cell: some BidirectionalCollection<UInt8>, full: UInt8) -> UInt8? {
    guard let number = number(in: cell), number <= 1 else { return nil }
    return UInt8((number * Double(full)).rounded())
  }

  /// The cell without blanks and one pair of quotes around it: ` "label" ` becomes `label`.
  static func content<Cell: BidirectionalCollection<UInt8>>(of cell: Cell) -> Cell.SubSequence {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var content = cell.drop(while: isBlank)
    while let last = content.last, isBlank(last) { content.removeLast() }
    let quote = UInt8(ascii: "\"")
    if content.first == quote, content.dropFirst().last == quote { content = content.dropFirst().dropLast() }
    return content
  }

  /// The first 24 bytes of a cell, quoted and escaped for an error message: `4.5` becomes `"4.5"`.
  static func excerpt(of cell: some Collection<UInt8>) -> String {
    let limit = 24
    return String(decoding: cell.prefix(limit), as: UTF8.self).debugDescription
      + (cell.count > limit ? "…" : "")
  }
}
