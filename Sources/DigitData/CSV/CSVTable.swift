import SystemSupport

/// What the first line of a CSV of digits tells: the layout of its columns, and where its rows lie.
///
/// Valid only within the call that lends the bytes.
struct CSVTable {
  /// Names the file in errors.
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>
  let layout: CSVLayout
  /// The names of the columns, where a header gives them.
  let names: [String]?
  /// The bytes of the rows: behind byte order mark and header, before blank lines at the end. Not empty.
  let rows: Range<Int>

  /// The number of the first row's line, counted from 1.
  var firstLine: Int { names == nil ? 1 : 2 }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, labelColumn: LabelColumn
  ) throws(DataError) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let end = bytes[start...].lastIndex { !" \t\r\n".utf8.contains($0) }.map { $0 + 1 } ?? start
    guard start < end else { throw .empty(path: path) }
    self.path = path
    self.bytes = bytes

    let first = CSVTable.line(in: bytes, start..<end)
    let cells = bytes[first].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let layout = CSVLayout(columns: cells.count, labelColumn: labelColumn) else {
      throw .columnCount(path: path, line: 1, found: cells.count, expected: CSVLayout.known)
    }
    self.layout = layout
    let contents = cells.map { String(decoding: CSVCell.content(of: $0), as: UTF8.self) }
    names = CSVTable.areNames(contents) ? contents : nil
    rows = (names == nil ? start : CSVTable.nextLine(in: bytes, start..<end))..<end
    guard !rows.isEmpty else { throw .empty(path: path) }
  }

  /// Whether the cells of a first line name columns: most are no numbers, or they count up one by one, as the
  /// names of columns may and the pixels of a picture never do.
  private static func areNames(_ cells: [String]) -> Bool {
    if cells.count(where: { Double($0) == nil }) * 2 > cells.count { return true }
    let inner = cells.dropFirst().dropLast().map { Int($0) }
    return zip(inner, inner.dropFirst()).allSatisfy { number, next in
      if let number, let next { next == number &+ 1 } else { false }
    }
  }

  /// The first line of a range, without its line ending.
  static func line(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var end = nextLine(in: bytes, range)
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return range.lowerBound..<end
  }

  /// Where the second line of a range begins; the range's end where it has but one.
  static func nextLine(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    guard !range.isEmpty, let base = bytes.baseAddress,
      let newline = memchr(base + range.lowerBound, Int32(UInt8(ascii: "\n")), range.count)
    else { return range.upperBound }
    return UnsafeRawPointer(newline) - UnsafeRawPointer(base) + 1
  }
}
