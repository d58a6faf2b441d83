import CMatrixProduct

/// The meaning of a CSV file's columns, which its first line determines.
struct CSVLayout: Equatable {
  /// Width and height of the images.
  let side: Int
  /// The byte between cells: a comma, a semicolon, a tab, or a blank.
  let separator: UInt8
  /// The column names; nil without a header.
  let names: [String]?
  /// `nil` if all columns are pixels.
  let label: FoundLabelColumn?

  /// The numbers of columns that have a meaning: 28×28 or 8×8 pixels, with or without a label.
  static let columnCounts = [785, 784, 65, 64]

  /// - Parameters:
  ///   - line: the first line without its line ending.
  ///   - path: the file's path, for errors.
  init(firstLine line: Slice<UnsafeBufferPointer<UInt8>>, path: String, labelColumn: LabelColumn)
    throws(DataError)
  {
    // Decimal commas may stand between semicolons or tabs, and blanks after commas or in names.
    let counts = ";\t, ".utf8.map { separator in (separator, CSVLayout.cells(in: line, separator: separator))
    }
    guard let (separator, columns) = counts.first(where: { CSVLayout.columnCounts.contains($0.1) }) else {
      let found = counts.filter { $0.0 != UInt8(ascii: " ") }.map(\.1).max() ?? 1
      throw .columnCount(path: path, line: 1, found: found, expected: CSVLayout.columnCounts)
    }
    self.separator = separator
    side = columns >= 784 ? 28 : 8
    let cells = line.split(separator: separator, omittingEmptySubsequences: false)
    names = CSVLayout.isHeader(cells) ? cells.map(CSVLayout.name) : nil
    guard columns % 2 == 1 else {
      label = nil
      // One of the pixels is missing.
      let isLabeled =
        switch labelColumn {
        case .automatic, .first, .last: !FoundLabelColumn.labelIndices(names ?? []).isEmpty
        case .number, .name: true
        }
      if isLabeled { throw .columnCount(path: path, line: 1, found: columns, expected: [columns + 1]) }
      return
    }
    do {
      label = try FoundLabelColumn(labelColumn, names: names, columns: columns)
    } catch {
      throw .labelColumn(path: path, error)
    }
  }

  /// The number of pixels in a row.
  var pixels: Int { side * side }

  /// The number of columns in a row.
  var columns: Int { pixels + (label == nil ? 0 : 1) }

  /// The intensity of full ink: 255, or 16 for 8×8 pixels, as in UCI's optdigits.
  var fullIntensity: UInt8 { side == 8 ? 16 : 255 }

  /// The number of cells in a line.
  static func cells(in line: Slice<UnsafeBufferPointer<UInt8>>, separator: UInt8) -> Int {
    UnsafeBufferPointer(rebasing: line).baseAddress.map { 1 + count_byte(line.count, $0, separator) } ?? 1
  }

  /// Whether the cells of the first line are column names.
  ///
  /// They are if one is `label`, if most are not numbers, or if all between the first and the last are consecutive
  /// integers, which pixels never are.
  private static func isHeader(_ cells: [Slice<UnsafeBufferPointer<UInt8>>]) -> Bool {
    let names = cells.map(name)
    if !FoundLabelColumn.labelIndices(names).isEmpty { return true }
    let isNumber = names.map { Double($0.split(separator: ",").joined(separator: ".")) != nil }
    if isNumber.count(where: { !$0 }) * 2 > cells.count { return true }
    let inner = names.dropFirst().dropLast().map { Int($0) }
    return zip(inner, inner.dropFirst()).allSatisfy { number, next in
      if let number, let next { next == number &+ 1 } else { false }
    }
  }

  /// The text of a cell without blanks and quotes, of which 64 bytes are enough.
  private static func name(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let content = CSVCell.content(of: CSVCell.content(of: cell))
    return String(decoding: content.prefix(64), as: UTF8.self)
  }

  /// The layout of a number of columns in words: 65 is `a label and 8×8 pixels`.
  static func description(columns: Int) -> String {
    let pixels = columns > 65 ? "28×28 pixels" : "8×8 pixels"
    return columns % 2 == 1 ? "a label and \(pixels)" : pixels
  }
}
