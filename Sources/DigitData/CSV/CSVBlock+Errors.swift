extension CSVBlock {
  /// Whether what is wrong with a line is that a pixel is a number between 0 and 1, where whole numbers are expected.
  func isFraction(in line: MalformedLine) -> Bool {
    guard case .whole = levels, let cells = cells(of: line), let column = malformedColumn(in: cells),
      column != layout.label?.index, let number = CSVCell.number(in: cells[column])
    else { return false }
    return number < 1
  }

  /// The error in a malformed line: its first malformed cell, or the number of its cells.
  ///
  /// - Parameter number: of the line in the file, counted from 1.
  func error(in line: MalformedLine, number: Int) -> DataError {
    guard let cells = cells(of: line), let column = malformedColumn(in: cells) else {
      let found = CSVLayout.cells(in: bytes[line.bytes], separator: layout.separator)
      return .columnCount(path: path, line: number, found: found, expected: [layout.columns])
    }
    let cell = cells[column]
    let isLabel = column == layout.label?.index
    if isLabel, let label = CSVCell.value(of: cell, maximum: layout.fullIntensity) {
      if layout.label?.isAssumed == true, lastColumnHoldsLabels() {
        return .labelColumn(path: path, .seemsLast(columns: layout.columns))
      }
      if label == 10, !hasLabelZero() { return .labelsFromOne(path: path, line: number) }
    }
    if !isLabel, case .fractions(let fractionLine) = levels, CSVCell.number(in: cell) != nil {
      return .mixedLevels(
        path: path, line: number, column: column + 1, found: CSVCell.excerpt(of: cell),
        fractionLine: fractionLine)
    }
    return .cell(
      path: path, line: number, column: column + 1, name: layout.names?[column],
      found: CSVCell.excerpt(of: cell), maximum: isLabel ? 9 : layout.fullIntensity)
  }

  /// The cells of a line; nil if their number is wrong, so that a long line is not split.
  private func cells(of line: MalformedLine) -> [Slice<UnsafeBufferPointer<UInt8>>]? {
    let text = bytes[line.bytes]
    guard CSVLayout.cells(in: text, separator: layout.separator) == layout.columns else { return nil }
    return text.split(separator: layout.separator, omittingEmptySubsequences: false)
  }

  private func malformedColumn(in cells: [Slice<UnsafeBufferPointer<UInt8>>]) -> Int? {
    cells.indices.first { column in
      if column == layout.label?.index { return CSVCell.value(of: cells[column], maximum: 9) == nil }
      return switch levels {
      case .whole: CSVCell.value(of: cells[column], maximum: layout.fullIntensity) == nil
      case .fractions: CSVCell.fraction(of: cells[column], full: layout.fullIntensity) == nil
      }
    }
  }

  /// Whether the last cells of this block's rows are all digits, and not all the same, as background is.
  private func lastColumnHoldsLabels() -> Bool {
    var digits: Set<UInt8> = []
    return everyCell(inColumn: layout.columns - 1) { cell in
      CSVCell.value(of: cell, maximum: 9).map { digits.insert($0) } != nil
    } && digits.count > 1
  }

  private func hasLabelZero() -> Bool {
    !everyCell(inColumn: layout.label?.index ?? 0) { CSVCell.value(of: $0, maximum: 0) == nil }
  }

  /// Whether a condition holds for the cell of each row of this block in a column; false if a row has none.
  private func everyCell(inColumn column: Int, holds: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool) -> Bool {
    var rest = rows
    while !rest.isEmpty {
      let line = bytes[bytes.firstLine(in: rest)]
      let cells = line.split(
        separator: layout.separator, maxSplits: column + 1, omittingEmptySubsequences: false)
      guard column < cells.count, holds(cells[column]) else { return false }
      rest = bytes.secondLine(in: rest)..<rest.upperBound
    }
    return true
  }
}
