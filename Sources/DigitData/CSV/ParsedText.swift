/// The lines of a CSV file's block, parsed.
struct ParsedText: Sendable {
  let text: CSVText
  /// The lines that are not blank, without the line ending of the last; empty if all are blank.
  let rows: Range<Int>
  /// The number of blank lines after the rows.
  let blankLines: Int
  /// Those that the rows are taken to have.
  let levels: CSVLevels
  let result: Result<CSVRows, CSVBlock.MalformedLine>

  /// - Parameter path: the file's, for errors.
  init(_ text: CSVText, path: String, layout: CSVLayout, levels: CSVLevels) {
    (self.text, self.levels) = (text, levels)
    (rows, blankLines, result) = text.bytes.withUnsafeBufferPointer { bytes in
      let end = bytes.lastRowEnd(in: text.start..<bytes.count)
      let rows = text.start..<end
      let block = CSVBlock(path: path, bytes: bytes, rows: rows, layout: layout, levels: levels)
      // One line ending is that of the last row.
      let blankLines = bytes.newlines(in: end..<bytes.count) - (rows.isEmpty ? 0 : 1)
      return (rows, blankLines, block.parse())
    }
  }

  /// Calls `body` with the rows as text.
  func withBlock<Result>(_ path: String, _ layout: CSVLayout, _ body: (CSVBlock) -> Result) -> Result {
    text.bytes.withUnsafeBufferPointer { bytes in
      body(CSVBlock(path: path, bytes: bytes, rows: rows, layout: layout, levels: levels))
    }
  }
}
