import Testing

@testable import DigitData

@Suite struct PixelCSVTests {
  /// Two 8×8 images whose intensities count up from 0 and from 5, modulo 17.
  static let expected = LabeledDigits(
    side: 8, pixels: (0..<64).map { UInt8($0 % 17) } + (5..<69).map { UInt8($0 % 17) }, labels: [3, 9])

  static func rows(labelColumn: LabelColumn?, cell: (UInt8) -> String = { "\($0)" }) -> [String] {
    (0..<2).map { row in
      var cells = expected.pixels[row * 64..<(row + 1) * 64].map(cell)
      switch labelColumn {
      case .first: cells.insert(cell(expected.labels[row]), at: 0)
      case .last: cells.append(cell(expected.labels[row]))
      default: break
      }
      return cells.joined(separator: ",")
    }
  }

  static let names = ["label"] + (0..<64).map { "pixel\($0)" }

  static func parse(
    _ text: String, labelColumn: LabelColumn = .automatic, jobs: Int = 2, blockSize: Int = 1 << 20
  ) throws(DataError) -> PixelTable {
    var reader = PixelTableReader(path: "a.csv", labelColumn: labelColumn, jobs: jobs)
    reader.blockSize = blockSize
    var rest = Array(text.utf8)[...]
    return try reader.read(after: [], limit: 1 << 30) { buffer in
      let block = rest.prefix(buffer.count)
      rest = rest.dropFirst(block.count)
      return buffer.initialize(fromContentsOf: block)
    }
  }

  static let spellings: [String: String] = {
    let rows = Self.rows(labelColumn: .first)
    return [
      "no header": rows.joined(separator: "\n") + "\n",
      "a header": names.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n",
      "a quoted header": names.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
        + rows.joined(separator: "\n"),
      "a header of consecutive numbers": "label," + (0..<64).map(String.init).joined(separator: ",") + "\n"
        + rows.joined(separator: "\n"),
      "no line ending at the end": rows.joined(separator: "\n"),
      "CRLF": rows.joined(separator: "\r\n") + "\r\n",
      "blank lines at the end": rows.joined(separator: "\n") + "\n\n \r\n\n",
      "a byte order mark": "\u{FEFF}" + rows.joined(separator: "\n"),
      "decimals": Self.rows(labelColumn: .first) { "\($0).0" }.joined(separator: "\n"),
      "blanks, quotes, leading zeros": Self.rows(labelColumn: .first) { " \"00\($0)\" " }.joined(
        separator: "\n"),
    ]
  }()

  @Test("All common spellings of the same rows are read alike", arguments: spellings.keys.sorted())
  func spelling(name: String) throws {
    let rows = try Self.parse(#require(Self.spellings[name]))
    #expect(rows.labels == Self.expected.labels)
    #expect(rows.pixels == Self.expected.pixels)
  }

  @Test("The label may be the last column")
  func labelLast() throws {
    let rows = try Self.parse(Self.rows(labelColumn: .last).joined(separator: "\n"), labelColumn: .last)
    #expect(rows.labels == Self.expected.labels)
    #expect(rows.pixels == Self.expected.pixels)
  }

  @Test("Rows of 64 or 784 pixels have no labels")
  func unlabeled() throws {
    let small = try Self.parse(Self.rows(labelColumn: nil).joined(separator: "\n"))
    #expect(small.labels == nil)
    #expect(small.pixels == Self.expected.pixels)
    let large = try Self.parse(Array(repeating: "255", count: 784).joined(separator: ","))
    #expect(large == PixelTable(side: 28, pixels: Array(repeating: 255, count: 784), labels: nil))
  }

  struct MalformedCell: Sendable {
    let row: Int
    let column: Int
    let text: String
    let expected: DataError
  }

  static let malformedCells: [MalformedCell] = [
    MalformedCell(
      row: 1, column: 1, text: "11",
      expected: .cell(
        path: "a.csv", line: 3, column: 1, name: "label", found: "\"11\"", maximum: 9)),
    MalformedCell(
      row: 0, column: 3, text: "17",
      expected: .cell(
        path: "a.csv", line: 2, column: 3, name: "pixel1", found: "\"17\"", maximum: 16)),
    MalformedCell(
      row: 1, column: 65, text: "-1",
      expected: .cell(
        path: "a.csv", line: 3, column: 65, name: "pixel63", found: "\"-1\"", maximum: 16)),
    MalformedCell(
      row: 1, column: 9, text: "",
      expected: .cell(
        path: "a.csv", line: 3, column: 9, name: "pixel7", found: "\"\"", maximum: 16)),
    MalformedCell(
      row: 1, column: 9, text: "4.5",
      expected: .cell(
        path: "a.csv", line: 3, column: 9, name: "pixel7", found: "\"4.5\"", maximum: 16)),
    MalformedCell(
      row: 1, column: 9, text: "18446744073709551617",
      expected: .cell(
        path: "a.csv", line: 3, column: 9, name: "pixel7", found: "\"18446744073709551617\"", maximum: 16)),
    MalformedCell(
      row: 1, column: 9, text: "\u{1}" + String(repeating: "x", count: 99),
      expected: .cell(
        path: "a.csv", line: 3, column: 9, name: "pixel7",
        found: "\"\\u{01}" + String(repeating: "x", count: 23) + "\"…", maximum: 16)),
    MalformedCell(
      row: 0, column: 9, text: "1,1",
      expected: .columnCount(
        path: "a.csv", line: 2, found: 66, expected: [65])),
    MalformedCell(
      row: 1, column: 65, text: "1,",
      expected: .columnCount(
        path: "a.csv", line: 3, found: 66, expected: [65])),
  ]

  @Test("An error names the line, the column, its header, and the text found", arguments: malformedCells)
  func malformedCell(cell: MalformedCell) throws {
    var rows = Self.rows(labelColumn: .first)
    var cells = rows[cell.row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[cell.column - 1] = cell.text
    rows[cell.row] = cells.joined(separator: ",")
    let text = ([Self.names.joined(separator: ",")] + rows).joined(separator: "\r\n") + "\r\n"
    #expect(throws: cell.expected) { try Self.parse(text) }
  }

  @Test("A short row and a blank line are errors of the number of columns")
  func shortRows() {
    let rows = Self.rows(labelColumn: .first)
    let cut = rows[1].split(separator: ",").dropLast().joined(separator: ",")
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 64, expected: [65])) {
      try Self.parse(rows[0] + "\n" + cut)
    }
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 1, expected: [65])) {
      try Self.parse(rows[0] + "\n\n" + rows[1])
    }
  }

  @Test(
    "A file without rows holds no images",
    arguments: [
      "", "\n", "\u{FEFF}", " \r\n\r\n", names.joined(separator: ","), names.joined(separator: ",") + "\n",
    ])
  func empty(text: String) {
    #expect(throws: DataError.empty(path: "a.csv")) { try Self.parse(text) }
  }

  @Test(
    "A file that is not a table of digits is an error of its first line",
    arguments: ["hello", "1,2,3", "\u{0},ÿØÿ"])
  func otherFiles(text: String) {
    let columns = text.split(separator: ",").count
    #expect(
      throws: DataError.columnCount(path: "a.csv", line: 1, found: columns, expected: [785, 784, 65, 64])
    ) {
      try Self.parse(text)
    }
  }

  @Test("A first row with one malformed cell is not taken for a header")
  func malformedFirstRow() {
    let rows = Self.rows(labelColumn: .first)
    let malformed = "x" + rows[0].dropFirst()
    #expect(throws: DataError.cell(path: "a.csv", line: 1, column: 1, name: nil, found: "\"x\"", maximum: 9))
    {
      try Self.parse(malformed + "\n" + rows[1])
    }
  }

  @Test(
    "Of several errors in a large file the first is thrown, whatever the number of threads",
    arguments: [1, 2, 4, 7])
  func firstError(jobs: Int) throws {
    let row = Self.rows(labelColumn: .first)[0]
    var rows = Array(repeating: row, count: 30_000)  // five chunks
    for index in stride(from: 17_001, to: 30_000, by: 1000) { rows[index] = "0,0" }
    #expect(throws: DataError.columnCount(path: "a.csv", line: 17_002, found: 2, expected: [65])) {
      try Self.parse(rows.joined(separator: "\n"), jobs: jobs)
    }
  }

  @Test("The rows of a large file keep their order", arguments: [1, 3])
  func manyChunks(jobs: Int) throws {
    let rows = Self.rows(labelColumn: .first)
    let text = (0..<30_000).map { rows[$0 % 7 / 6] }.joined(separator: "\n")
    let digits = try Self.parse(text, jobs: jobs)
    #expect(digits.labels == (0..<30_000).map { Self.expected.labels[$0 % 7 / 6] })
    #expect(digits.pixels[64 * 29_999..<64 * 30_000] == Self.expected.pixels[..<64])
  }

  @Test("A file of line endings is an error of its second row")
  func lineEndings() {
    let text = Self.rows(labelColumn: .first)[0] + String(repeating: "\n", count: 3_000_000) + "1"
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 1, expected: [65])) {
      try Self.parse(text)
    }
  }
}
