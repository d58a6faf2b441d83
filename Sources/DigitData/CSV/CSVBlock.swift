import CMatrixProduct
import SystemSupport

/// How the levels of a CSV file are written.
enum CSVLevels {
  /// Whole numbers up to full ink.
  case whole
  /// Numbers from 0 to 1. The line, counted from 1, is the one that shows it.
  case fractions(line: Int)
}

/// Consecutive rows of a CSV file.
///
/// Valid only as long as `bytes` is.
struct CSVBlock {
  /// The file's path, for errors.
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whole lines, the last of them without its line ending. Not empty.
  let rows: Range<Int>
  let layout: CSVLayout
  /// The number of the first row's line in the file, counted from 1.
  let firstLine: Int
  let levels: CSVLevels

  /// A line that is malformed: its bytes, and its number in the file.
  struct MalformedLine: Error {
    let bytes: Range<Int>
    let number: Int
  }

  /// Parses all rows in two passes over chunks of the block: the first counts lines, which gives each chunk's position
  /// in the result; the second parses the chunks into their positions.
  ///
  /// - Parameters:
  ///   - pixels: gets the rows' pixels after those that it has.
  ///   - labels: the same; nothing without a label column.
  /// - Returns: the number of rows.
  /// - Throws: the first malformed line, whatever `jobs` is; then nothing is added.
  func parse(
    jobs: Int, appendingTo pixels: inout [UInt8], _ labels: inout [UInt8]
  ) throws(MalformedLine) -> Int {
    let ranges = lineAlignedRanges()
    let lines = lineCounts(of: ranges, jobs: jobs)
    // A complete row takes at least two bytes per column. If there are more lines than that allows, one of them is too
    // short, and parsing stops there: malformed rows do not get more memory than their own size.
    let count = min(lines.reduce(0, +), rows.count / (2 * layout.columns) + 1)
    var firstRow = 0
    let chunks = zip(ranges, lines).map { range, lines in
      defer { firstRow += lines }
      return Chunk(
        bytes: range, rows: min(firstRow, count)..<min(firstRow + lines, count),
        firstLine: firstLine + firstRow)
    }

    let failures = Locked<[Int: MalformedLine]>([:])
    let before = (pixels: pixels.count, labels: labels.count)
    pixels.append(contentsOf: repeatElement(0, count: count * layout.pixels))
    labels.append(contentsOf: repeatElement(0, count: layout.label == nil ? 0 : count))
    pixels.withUnsafeMutableBufferPointer { pixels in
      labels.withUnsafeMutableBufferPointer { labels in
        nonisolated(unsafe) let block = self
        nonisolated(unsafe) let (pixels, labels) = (
          UnsafeMutableBufferPointer(rebasing: pixels[before.pixels...]),
          UnsafeMutableBufferPointer(rebasing: labels[before.labels...])
        )
        forEachInParallel(count: chunks.count, jobs: jobs) { index in
          if let failure = block.parse(chunks[index], pixels: pixels, labels: labels) {
            failures.withLock { $0[index] = failure }
          }
        }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) {
      pixels.removeLast(pixels.count - before.pixels)
      labels.removeLast(labels.count - before.labels)
      throw first.value
    }
    return count
  }

  /// Consecutive whole lines, which one thread parses.
  private struct Chunk {
    let bytes: Range<Int>
    /// The indices of its rows in the result.
    let rows: Range<Int>
    /// The number of its first line in the file, counted from 1.
    let firstLine: Int
  }

  /// Divides the rows into ranges of whole lines, about a megabyte each.
  private func lineAlignedRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = rows.lowerBound
    while start < rows.upperBound {
      let target = min(start + 1 << 20, rows.upperBound)
      let end = bytes.secondLine(in: target - 1..<rows.upperBound)
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private func lineCounts(of ranges: [Range<Int>], jobs: Int) -> [Int] {
    [Int](unsafeUninitializedCapacity: ranges.count) { counts, written in
      nonisolated(unsafe) let (bytes, counts) = (bytes, counts)
      forEachInParallel(count: ranges.count, jobs: jobs) { counts[$0] = bytes.newlines(in: ranges[$0]) }
      // `rows` ends before the last line's line ending.
      counts[ranges.count - 1] += 1
      written = ranges.count
    }
  }

  /// Parses the rows of a chunk into their positions in the result.
  ///
  /// - Returns: the chunk's first malformed line, if there is one.
  private func parse(
    _ chunk: Chunk, pixels: UnsafeMutableBufferPointer<UInt8>, labels: UnsafeMutableBufferPointer<UInt8>
  ) -> MalformedLine? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: layout.columns + Int(PLAIN_ROW_BLOCK)) { cells in
      var rest = chunk.bytes
      for row in chunk.rows {
        let line = bytes.firstLine(in: rest)
        rest = bytes.secondLine(in: rest)..<rest.upperBound
        let image = UnsafeMutableBufferPointer(
          rebasing: pixels[row * layout.pixels..<(row + 1) * layout.pixels])
        let label = layout.label == nil ? nil : labels.baseAddress.map { $0 + row }
        if !parse(plain: line, cells: cells, pixels: image, label: label)
          && !parse(line, pixels: image, label: label)
        {
          return MalformedLine(bytes: line, number: chunk.firstLine + row - chunk.rows.lowerBound)
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
    guard case .whole = levels, let base = bytes.baseAddress, let cells = cells.baseAddress,
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
