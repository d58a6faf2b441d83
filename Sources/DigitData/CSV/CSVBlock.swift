import CMatrixProduct
import SystemSupport

/// How the levels of a CSV file are written.
enum CSVLevels: Sendable {
  /// Whole numbers up to full ink.
  case whole
  /// Numbers from 0 to 1. The line, counted from 1, is the one that shows it.
  case fractions(line: Int)

  var areWhole: Bool {
    if case .whole = self { true } else { false }
  }
}

/// The rows of a CSV file's block.
struct CSVRows: Sendable {
  var pixels: [UInt8] = []
  /// Empty without a label column.
  var labels: [UInt8] = []
}

/// Consecutive rows of a CSV file, as text.
///
/// Valid only as long as `bytes` is.
struct CSVBlock {
  /// The file's path, for errors.
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whole lines, the last of them without its line ending.
  let rows: Range<Int>
  let layout: CSVLayout
  let levels: CSVLevels

  /// A line that is malformed: its bytes, and its row in the block, counted from 0.
  struct MalformedLine: Error {
    let bytes: Range<Int>
    let row: Int
  }

  /// Parses all rows, or up to the first malformed line.
  func parse() -> Result<CSVRows, MalformedLine> {
    guard !rows.isEmpty else { return .success(CSVRows()) }
    // A complete row takes at least two bytes per column. If there are more lines than that allows, one of them is too
    // short, and parsing stops there: malformed rows do not get more memory than their own size.
    let count = min(bytes.newlines(in: rows) + 1, rows.count / (2 * layout.columns) + 1)
    var parsed = CSVRows()
    var malformed: MalformedLine?
    parsed.labels = [UInt8](unsafeUninitializedCapacity: layout.label == nil ? 0 : count) { labels, written in
      parsed.pixels = [UInt8](unsafeUninitializedCapacity: count * layout.pixels) { pixels, written in
        malformed = parse(count, pixels: pixels, labels: labels)
        written = malformed == nil ? count * layout.pixels : 0
      }
      written = malformed == nil && layout.label != nil ? count : 0
    }
    return malformed.map { .failure($0) } ?? .success(parsed)
  }

  /// Parses some rows.
  ///
  /// - Returns: the first malformed line, if there is one.
  private func parse(
    _ count: Int, pixels: UnsafeMutableBufferPointer<UInt8>, labels: UnsafeMutableBufferPointer<UInt8>
  ) -> MalformedLine? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: layout.columns + Int(PLAIN_ROW_BLOCK)) { cells in
      var rest = rows
      for row in 0..<count {
        let line = bytes.firstLine(in: rest)
        rest = bytes.secondLine(in: rest)..<rest.upperBound
        let image = UnsafeMutableBufferPointer(
          rebasing: pixels[row * layout.pixels..<(row + 1) * layout.pixels])
        let label = layout.label == nil ? nil : labels.baseAddress.map { $0 + row }
        if !parse(plain: line, cells: cells, pixels: image, label: label)
          && !parse(line, pixels: image, label: label)
        {
          return MalformedLine(bytes: line, row: row)
        }
      }
      return nil
    }
  }

  /// Parses one line as most are, of cells that are all whole numbers of one to three digits; returns false if it is another.
  ///
  /// - Parameter cells: room for the columns and as many bytes more as `read_plain_row` needs.
  private func parse(
    plain line: Range<Int>, cells: UnsafeMutableBufferPointer<UInt8>,
    pixels: UnsafeMutableBufferPointer<UInt8>,
    label: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    guard levels.areWhole, let base = bytes.baseAddress, let cells = cells.baseAddress,
      let target = pixels.baseAddress,
      read_plain_row(
        base + line.lowerBound, line.count, layout.separator, layout.fullIntensity, layout.columns, cells)
    else { return false }
    guard let index = layout.label?.index else {
      target.update(from: cells, count: layout.pixels)
      return true
    }
    guard cells[index] <= 9 else { return false }
    label?.pointee = cells[index]
    target.update(from: cells, count: index)
    (target + index).update(from: cells + index + 1, count: layout.pixels - index)
    return true
  }

  /// Parses one line of cells in any spelling; returns false if it is malformed.
  private func parse(
    _ line: Range<Int>, pixels: UnsafeMutableBufferPointer<UInt8>, label: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var row = CSVRowReader(
      start: base + line.lowerBound, end: base + line.upperBound, separator: layout.separator)
    guard let index = layout.label?.index else { return read(&row, into: pixels) && row.isAtEnd }
    guard read(&row, into: UnsafeMutableBufferPointer(rebasing: pixels[..<index])),
      let value = row.next(maximum: 9),
      read(&row, into: UnsafeMutableBufferPointer(rebasing: pixels[index...]))
    else { return false }
    label?.pointee = value
    return row.isAtEnd
  }

  @inline(__always)
  private func read(_ row: inout CSVRowReader, into pixels: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    switch levels {
    case .whole: row.read(into: pixels, maximum: layout.fullIntensity)
    case .fractions: row.read(fractionsInto: pixels, full: layout.fullIntensity)
    }
  }
}
