import Testing

@testable import DigitData

/// The forms in which people have tables: all are read as the same two images.
@Suite struct TableFormsTests {
  static let expected = PixelCSVTests.expected
  static let names = (0..<64).map { "pixel\($0)" }

  /// The rows of `expected`, with the label before the column `index`.
  static func rows(labelAt index: Int, cell: (UInt8) -> String = { "\($0)" }) -> [[String]] {
    (0..<2).map { row in
      var cells = expected.pixels[row * 64..<(row + 1) * 64].map(cell)
      cells.insert("\(expected.labels[row])", at: index)
      return cells
    }
  }

  static func text(_ rows: [[String]], separator: String = ",") -> String {
    rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
  }

  static func header(_ label: String, at index: Int) -> [String] {
    var names = names
    names.insert(label, at: index)
    return names
  }

  func parse(_ text: String, _ labelColumn: LabelColumn = .automatic) throws(DataError) -> PixelTable {
    try PixelCSVTests.parse(text, labelColumn: labelColumn)
  }

  func expectTable(_ text: String, _ labelColumn: LabelColumn = .automatic) throws {
    let table = try parse(text, labelColumn)
    #expect(table.labels == Self.expected.labels)
    #expect(table.pixels == Self.expected.pixels)
  }

  @Test(
    "The header tells where the label is, in any case, with quotes and blanks",
    arguments: [0, 1, 40, 63, 64],
    ["label", "Label", "LABEL", "\" Label \"", " label "])
  func namedLabel(index: Int, name: String) throws {
    try expectTable(Self.text([Self.header(name, at: index)] + Self.rows(labelAt: index)))
  }

  @Test("A header of numbers may have the label anywhere", arguments: [0, 30, 64])
  func numbersAsNames(index: Int) throws {
    var header = (0..<64).map(String.init)
    header.insert("label", at: index)
    try expectTable(Self.text([header] + Self.rows(labelAt: index)))
  }

  @Test(
    "Without a column called label, the only column whose name differs holds the labels", arguments: [0, 64])
  func differentName(index: Int) throws {
    for name in ["class", "target", "y"] {
      try expectTable(Self.text([Self.header(name, at: index)] + Self.rows(labelAt: index)))
    }
  }

  @Test("The option names the column by its place, its number or its name")
  func option() throws {
    for (option, index) in [(.first, 0), (.last, 64), (.number(41), 40), (.number(65), 64)]
      as [(LabelColumn, Int)]
    {
      try expectTable(Self.text(Self.rows(labelAt: index)), option)
    }
    let header = Self.names + ["pixel64"]
    try expectTable(Self.text([header] + Self.rows(labelAt: 64)), .name("PIXEL64"))
    try expectTable(Self.text([Self.header("label", at: 64)] + Self.rows(labelAt: 64)), .last)
  }

  @Test("An option that contradicts the header, or names no column, is an error")
  func wrongOption() {
    let named = Self.text([Self.header("label", at: 64)] + Self.rows(labelAt: 64))
    let plain = Self.text(Self.rows(labelAt: 0))
    for (text, option, problem) in [
      (named, .first, .contradiction(header: 65, option: .first)),
      (named, .name("pixel0"), .contradiction(header: 65, option: .name("pixel0"))),
      (named, .name("class"), .missing(name: "class")), (plain, .name("class"), .missing(name: "class")),
      (plain, .number(66), .beyond(number: 66, columns: 65)),
    ] as [(String, LabelColumn, LabelColumnProblem)] {
      #expect(throws: DataError.labelColumn(path: "a.csv", problem)) { try parse(text, option) }
    }
    let twice = Self.text([["label"] + Self.names.dropLast() + ["Label"]] + Self.rows(labelAt: 0))
    #expect(throws: DataError.labelColumn(path: "a.csv", .several([1, 65]))) { try parse(twice) }
  }

  @Test("A header with a label and a pixel too few is an error of the number of columns")
  func missingPixel() {
    let rows = [["label"] + Self.names.dropLast()] + Self.rows(labelAt: 0).map { Array($0.dropLast()) }
    #expect(throws: DataError.columnCount(path: "a.csv", line: 1, found: 64, expected: [65])) {
      try parse(Self.text(rows))
    }
  }

  @Test("Labels in the last column of a table without a header are not taken for pixels")
  func labelsSeemLast() throws {
    let seemsLast = DataError.labelColumn(path: "a.csv", .seemsLast(columns: 65))
    // The first pixel is always background, as in MNIST.
    let background = [3, 9, 0].map { ["0"] + Self.names.dropFirst().map { _ in "16" } + ["\($0)"] }
    #expect(throws: seemsLast) { try parse(Self.text(background)) }
    #expect(try parse(Self.text(background), .last).labels == [3, 9, 0])
    #expect(try parse(Self.text(background), .first).labels == [0, 0, 0])
    // The first pixel is above 9.
    let ink = [3, 9].map { ["12"] + Self.names.dropFirst().map { _ in "16" } + ["\($0)"] }
    #expect(throws: seemsLast) { try parse(Self.text(ink)) }
    // The last pixels are background, and a label is wrong.
    let wrong = [3, 12].map { ["\($0)"] + Self.names.map { _ in "0" } }
    #expect(throws: DataError.cell(path: "a.csv", line: 2, column: 1, name: nil, found: "\"12\"", maximum: 9))
    {
      try parse(Self.text(wrong))
    }
  }

  @Test("Labels from 1 to 10 are an error that says so; a 10 beside a 0 is a wrong label")
  func labelsFromOne() {
    func rows(_ labels: [Int]) -> String { Self.text(labels.map { ["\($0)"] + Self.names.map { _ in "0" } }) }
    #expect(throws: DataError.labelsFromOne(path: "a.csv", line: 3)) { try parse(rows([1, 9, 10])) }
    #expect(throws: DataError.cell(path: "a.csv", line: 3, column: 1, name: nil, found: "\"10\"", maximum: 9))
    {
      try parse(rows([1, 0, 10]))
    }
  }

  @Test("Semicolons, tabs and blanks separate too", arguments: [";", "\t", " ", " ; "])
  func separator(text: String) throws {
    try expectTable(Self.text(Self.rows(labelAt: 0), separator: text))
    let rows = [Self.header("label", at: 64)] + Self.rows(labelAt: 64)
    try expectTable(
      "\u{FEFF}" + Self.text(rows, separator: text).split(separator: "\n").joined(separator: "\r\n"))
  }

  @Test("Blanks after commas and in names do not separate")
  func blanks() throws {
    try expectTable(Self.text(Self.rows(labelAt: 0), separator: ", "))
    let names = ["label"] + (0..<64).map { "pixel \($0)" }
    try expectTable(Self.text([names] + Self.rows(labelAt: 0)))
    try expectTable(Self.text([names.map { "\"\($0)\"" }] + Self.rows(labelAt: 0), separator: ", "))
  }

  @Test("Levels of 0 to 1 are read as those of 0 to 16, with a decimal point or a decimal comma")
  func fractions() throws {
    func fraction(_ value: UInt8) -> String { "\(Double(value) / 16)" }
    let rows = Self.rows(labelAt: 0, cell: fraction)
    try expectTable(Self.text(rows))
    try expectTable(Self.text([Self.header("label", at: 0)] + rows))
    let commas = rows.map { $0.map { $0.split(separator: ".").joined(separator: ",") } }
    try expectTable(Self.text(commas, separator: ";"))
    try expectTable(Self.text(commas.map { $0.map { "\"\($0)\"" } }, separator: "\t"))
    try expectTable(Self.text([Self.header("label", at: 0)] + commas, separator: ";"))
  }

  @Test("Numbers as numpy.savetxt prints them are read")
  func scientific() throws {
    // 7 is 7.000000000000000000e+00, 12 is 1.200000000000000000e+01.
    func scientific(_ value: UInt8) -> String {
      value < 10 ? "\(value).000000000000000000e+00" : "1.\(value - 10)00000000000000000e+01"
    }
    try expectTable(Self.text(Self.rows(labelAt: 0, cell: scientific), separator: " "))
  }

  @Test("Levels of only 0 and 1 are levels of 0 to 1; one level of 2 makes them levels of 0 to 16")
  func binary() throws {
    let rows = (0..<2).map { row in (0..<64).map { "\(($0 + row) % 2)" } }
    #expect(
      try parse(Self.text(rows)).pixels
        == (0..<2).flatMap { row in (0..<64).map { ($0 + row) % 2 == 0 ? 0 : 16 } })
    var second = rows
    second[1][63] = "2"
    #expect(try parse(Self.text(second)).pixels.max() == 2)
    let blank = Array(repeating: "0", count: 64)
    #expect(try parse(Self.text([blank])).pixels == Array(repeating: 0, count: 64))
  }

  @Test("All rows tell the scale, in whatever block they are", arguments: [200, 1000, 1 << 20])
  func lateFraction(blockSize: Int) throws {
    let binary = Array(repeating: Array(repeating: "1", count: 64), count: 50)
    let half = Array(repeating: "0.5", count: 64)
    let table = try PixelCSVTests.parse(Self.text(binary + [half] + binary), blockSize: max(blockSize, 300))
    #expect(
      table.pixels
        == [50, 1, 50].enumerated().flatMap { index, rows in
          Array(repeating: UInt8(index == 1 ? 8 : 16), count: 64 * rows)
        })
  }

  @Test("Fractions beside levels above 1 are an error, whichever comes first", arguments: [300, 1 << 20])
  func mixedLevels(blockSize: Int) {
    let (whole, half) = (Array(repeating: "1", count: 62) + ["1", "9"], Array(repeating: "0.5", count: 64))
    for (rows, line, fractionLine) in [([whole, half, half], 1, 2), ([half, half, whole], 3, 1)] {
      #expect(
        throws: DataError.mixedLevels(
          path: "a.csv", line: line, column: 64, found: "\"9\"", fractionLine: fractionLine)
      ) { try PixelCSVTests.parse(Self.text(rows), blockSize: blockSize) }
    }
  }

  @Test("Blocks of any size give the same table", arguments: [250, 301, 999, 5000])
  func blocks(blockSize: Int) throws {
    let rows = [Self.header("label", at: 0).joined(separator: ",")] + PixelCSVTests.rows(labelColumn: .first)
    // The header is longer than the smallest blocks.
    let text = (blockSize < 999 ? rows.dropFirst() : rows[...]).joined(separator: "\r\n") + "\r\n\n \n"
    let table = try PixelCSVTests.parse(text, blockSize: blockSize)
    #expect(table.pixels == Self.expected.pixels && table.labels == Self.expected.labels)
  }

  @Test("Blank lines before a row are an error of the first of them", arguments: [250, 1 << 20])
  func blankLines(blockSize: Int) {
    let rows = PixelCSVTests.rows(labelColumn: .first)
    let text = rows[0] + "\n" + String(repeating: "\n", count: 1000) + rows[1]
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 1, expected: [65])) {
      try PixelCSVTests.parse(text, blockSize: blockSize)
    }
  }

  @Test("Blank lines before the first row are an error of the first line", arguments: [250, 1 << 20])
  func leadingBlankLines(blockSize: Int) {
    let text = String(repeating: "\n", count: 1000) + PixelCSVTests.rows(labelColumn: .first)[0]
    #expect(throws: DataError.columnCount(path: "a.csv", line: 1, found: 1, expected: [785, 784, 65, 64])) {
      try PixelCSVTests.parse(text, blockSize: blockSize)
    }
  }

  @Test("A separator at the end of a row is a column too many, also in the last row", arguments: [" ", "\t"])
  func separatorAtEnd(separator: String) {
    let text = Self.text(Self.rows(labelAt: 0), separator: separator)
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 66, expected: [65])) {
      try parse(text + separator + "\r\n\r\n")
    }
  }

  @Test("A line that is longer than a block is an error of its number")
  func longLine() {
    let row = PixelCSVTests.rows(labelColumn: .first)[0]
    let commas = String(repeating: ",", count: 30_000)
    #expect(throws: DataError.longLine(path: "a.csv", line: 1)) {
      try PixelCSVTests.parse(commas, blockSize: 1000)
    }
    #expect(throws: DataError.longLine(path: "a.csv", line: 2)) {
      try PixelCSVTests.parse(row + "\n" + commas, blockSize: 1000)
    }
    #expect(throws: DataError.columnCount(path: "a.csv", line: 2, found: 30_001, expected: [65])) {
      try PixelCSVTests.parse(row + "\n" + commas + "\n")
    }
  }
}
