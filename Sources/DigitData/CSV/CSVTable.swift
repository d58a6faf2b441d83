import SystemSupport

/// The layout of a CSV file of digits, which its first line determines, and the position of its rows.
///
/// Valid only as long as `bytes` is.
struct CSVTable {
  /// The file's path, for errors.
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>
  let layout: CSVLayout
  /// The column names; nil without a header.
  let names: [String]?
  /// The bytes of the rows, without the byte order mark, the header, and blank lines at the end. Not empty.
  let rows: Range<Int>

  /// The line number of the first row, counted from 1.
  var firstLineNumber: Int { names == nil ? 1 : 2 }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, labelColumn: LabelColumn
  ) throws(DataError) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let end = bytes[start...].lastIndex { !" \t\r\n".utf8.contains($0) }.map { $0 + 1 } ?? start
    guard start < end else { throw .empty(path: path) }
    self.path = path
    self.bytes = bytes

    let cells = bytes[CSVTable.firstLine(of: bytes, in: start..<end)].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let layout = CSVLayout(columns: cells.count, labelColumn: labelColumn) else {
      throw .columnCount(path: path, line: 1, found: cells.count, expected: CSVLayout.columnCounts)
    }
    self.layout = layout
    let contents = cells.map { String(decoding: CSVCell.content(of: $0), as: UTF8.self) }
    names = CSVTable.isHeader(contents) ? contents : nil
    rows = (names == nil ? start : CSVTable.secondLine(of: bytes, in: start..<end))..<end
    guard !rows.isEmpty else { throw .empty(path: path) }
  }

  /// Whether the cells of the first line are column names.
  ///
  /// They are if most are not numbers, or if all between the first and the last are consecutive integers, which
  /// pixels never are.
  private static func isHeader(_ cells: [String]) -> Bool {
    if cells.count(where: { Double($0) == nil }) * 2 > cells.count { return true }
    let inner = cells.dropFirst().dropLast().map { Int($0) }
    return zip(inner, inner.dropFirst()).allSatisfy { number, next in
      if let number, let next { next == number &+ 1 } else { false }
    }
  }

  /// The first line in a range, without its line ending (LF or CRLF).
  static func firstLine(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Range<Int> {
    var end = secondLine(of: bytes, in: range)
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return range.lowerBound..<end
  }

  /// The start of the second line in a range; the range's end if there is only one line.
  static func secondLine(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
    guard !range.isEmpty, let base = bytes.baseAddress,
      let newline = memchr(base + range.lowerBound, Int32(UInt8(ascii: "\n")), range.count)
    else { return range.upperBound }
    return UnsafeRawPointer(newline) - UnsafeRawPointer(base) + 1
  }
}
