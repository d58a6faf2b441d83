import CMatrixProduct
import Testing

/// `read_plain_row` and `count_byte`, which read 64 bytes at a time, against plain loops.
@Suite struct PlainRowTests {
  /// The cells, or nil, by the definition of a plain row.
  private func expected(_ line: [UInt8], separator: UInt8, maximum: Int, columns: Int) -> [UInt8]? {
    let cells = line.split(separator: separator, omittingEmptySubsequences: false)
    guard cells.count == columns else { return nil }
    var values: [UInt8] = []
    for cell in cells {
      let digits = cell.map { Int($0) - 48 }
      guard (1...3).contains(digits.count), digits.allSatisfy((0...9).contains) else { return nil }
      let value = digits.reduce(0) { $0 * 10 + $1 }
      guard value <= maximum else { return nil }
      values.append(UInt8(value))
    }
    return values
  }

  private func read(_ line: [UInt8], separator: UInt8, maximum: Int, columns: Int) -> [UInt8]? {
    var cells = [UInt8](repeating: 0, count: columns + Int(PLAIN_ROW_BLOCK))
    let isPlain = line.withUnsafeBufferPointer { line in
      // An empty line needs an address too.
      withUnsafePointer(to: separator) { other in
        read_plain_row(
          line.baseAddress ?? other, line.count, separator, UInt8(maximum), columns, &cells)
      }
    }
    return isPlain ? Array(cells.prefix(columns)) : nil
  }

  @Test("Rows are read as cell by cell, whatever is wrong with them", arguments: [UInt8(ascii: ","), 9])
  func rows(separator: UInt8) {
    var generator = SystemRandomNumberGenerator()
    var plain = 0
    for _ in 0..<4000 {
      let columns = Int.random(in: 1...150, using: &generator)
      let largest = [9, 99, 255, 260].randomElement(using: &generator) ?? 9
      let cells = (0..<columns).map { _ in
        let digits = "\(Int.random(in: 0...largest, using: &generator))"
        return Int.random(in: 0..<8, using: &generator) == 0 && digits.count < 3 ? "0" + digits : digits
      }
      var line = Array(cells.joined(separator: String(Unicode.Scalar(separator))).utf8)
      if Bool.random(using: &generator), let index = line.indices.randomElement(using: &generator) {
        line[index] = Array("0123456789,\t. -\r\u{0}:/".utf8).randomElement(using: &generator) ?? 0
      }
      let wanted = columns + (Int.random(in: 0..<20, using: &generator) == 0 ? 1 : 0)
      let maximum = [16, 255, 255].randomElement(using: &generator) ?? 255
      let values = expected(line, separator: separator, maximum: maximum, columns: wanted)
      plain += values == nil ? 0 : 1
      #expect(
        read(line, separator: separator, maximum: maximum, columns: wanted) == values,
        "\(String(decoding: line, as: UTF8.self))")
    }
    #expect(plain > 1000)
  }

  @Test(
    "The bounds of a cell hold at the ends of blocks too",
    arguments: ["255", "256", "300", "999", "0255", "1000", "", "-1", "1.0"])
  func ends(cell: String) {
    for before in 0..<140 {
      let line = Array((String(repeating: "7,", count: before) + cell + ",12").utf8)
      #expect(
        read(line, separator: 44, maximum: 255, columns: before + 2)
          == expected(line, separator: 44, maximum: 255, columns: before + 2))
    }
  }

  @Test("Blocks of cells of one digit are read at any offset, beside longer cells", arguments: 0..<130)
  func singleDigits(before: Int) {
    for cell in ["3", "31", "255"] {
      let cells = (0..<before).map { "\($0 % 10)" } + [cell] + (0..<140).map { "\($0 % 7)" }
      let line = Array(cells.joined(separator: ",").utf8)
      for (maximum, columns) in [(255, cells.count), (255, cells.count - 1), (6, cells.count)] {
        #expect(
          read(line, separator: 44, maximum: maximum, columns: columns)
            == expected(line, separator: 44, maximum: maximum, columns: columns))
      }
    }
  }

  @Test("Bytes are counted", arguments: [0, 1, 63, 64, 65, 1000])
  func counts(length: Int) {
    let text = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 % 5) }
    #expect(
      text.withUnsafeBufferPointer { text in
        text.baseAddress.map { count_byte(length, $0, 3) } ?? 0
      } == text.count { $0 == 3 })
  }
}
