import CSystemSupport
import SystemSupport

/// The most bytes that a line of a CSV file may have at the end of a block; rows have at most some 20,000.
private let lineLimit = 1 << 20

/// Reads a CSV file of pixels block by block: the memory it takes is one block and the pixels.
///
/// One row per image, one column per pixel, and optionally a column of labels. A row of 64 or 65 cells is an image of
/// 8×8 pixels, one of 784 or 785 cells an image of 28×28. Commas, semicolons, tabs or blanks separate. A header, a byte
/// order mark, CRLF line endings, and blank lines at the end are accepted.
///
/// Levels are whole numbers of 0…255, or of 0…16 for 8×8 pixels. If a level is a fraction, or if no level is above 1,
/// the file's levels are 0…1, and are scaled to 0…255 or 0…16 and rounded. The row `7,0,16,…` with 65 cells becomes the
/// label 7 and the pixels 0, 16, …; so does `7,0,1,0.5,…`.
package struct PixelTableReader {
  /// The file's path, for errors.
  let path: String
  let labelColumn: LabelColumn
  /// The number of threads that parse; the table does not depend on it.
  let jobs: Int
  /// The number of bytes to read at once. A line must fit.
  package var blockSize = 4 << 20
  /// The number of bytes in the file, if it is known: then there is room for all pixels from the first block on.
  var size: Int?

  private var layout: CSVLayout?
  private var levels = CSVLevels.whole
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []
  /// The number of the next line, counted from 1.
  private var line = 1
  /// The number of the first of the blank lines before the next line; they may only be at the end.
  private var blankLine: Int?

  package init(path: String, labelColumn: LabelColumn, jobs: Int) {
    self.path = path
    self.labelColumn = labelColumn
    self.jobs = jobs
  }

  /// Reads the whole file.
  ///
  /// - Parameters:
  ///   - start: bytes already read, at most `blockSize`.
  ///   - limit: the maximum number of bytes of pixels.
  ///   - source: fills a buffer and returns the number of bytes, fewer than requested only at the end of the file.
  /// - Returns: the images in the file's order.
  /// - Throws: the first error in the file.
  /// - Complexity: linear in the bytes; 60,000 rows of 784 pixels (110 MB) take about 40 ms on 4 cores.
  package mutating func read(
    after start: [UInt8], limit: Int,
    from source: (UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> PixelTable {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: blockSize)
    defer { buffer.deallocate() }
    var held = buffer.initialize(fromContentsOf: start)
    var isAtEnd = false
    while !isAtEnd {
      let count = held + (try source(UnsafeMutableBufferPointer(rebasing: buffer[held...])))
      isAtEnd = count < blockSize
      let bytes = UnsafeBufferPointer(rebasing: buffer[..<count])
      let end = isAtEnd ? count : bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      try append(UnsafeBufferPointer(rebasing: bytes[..<end]))
      held = count - end
      guard held <= min(lineLimit, blockSize - 1) else { throw .longLine(path: path, line: line) }
      guard pixels.count <= limit else { throw .tooLarge(path: path, limit: limit) }
      _ = buffer.update(fromContentsOf: UnsafeBufferPointer(rebasing: bytes[end...]))
    }
    return try table()
  }

  /// Appends the rows of a block of whole lines.
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(DataError) {
    var start = 0
    if layout == nil {
      let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
      if bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
      let range = start..<bytes.count
      if bytes.isBlank(in: bytes.firstLine(in: range)) { blankLine = 1 }
      if bytes.isBlank(in: range) { return }
      if let blankLine {
        throw .columnCount(path: path, line: blankLine, found: 1, expected: CSVLayout.columnCounts)
      }
      start = try readLayout(bytes, from: start)
    }
    let end = bytes.lastRowEnd(in: start..<bytes.count)
    if start < end, let layout {
      if let blankLine {
        throw .columnCount(path: path, line: blankLine, found: 1, expected: [layout.columns])
      }
      let block = CSVBlock(
        path: path, bytes: bytes, rows: start..<end, layout: layout, firstLine: line, levels: levels)
      line += try append(block)
    }
    // One line ending is that of the last row.
    let blankLines = bytes.newlines(in: end..<bytes.count) - (start < end ? 1 : 0)
    if blankLine == nil, blankLines > 0 { blankLine = line }
  }

  /// Determines the layout by the first line; returns the start of the rows.
  private mutating func readLayout(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(DataError)
    -> Int
  {
    let range = start..<bytes.count
    let layout = try CSVLayout(
      firstLine: bytes[bytes.firstLine(in: range)], path: path, labelColumn: labelColumn)
    self.layout = layout
    if layout.names == nil { return start }
    line = 2
    return bytes.secondLine(in: range)
  }

  /// Appends the rows of a block; returns their number.
  private mutating func append(_ block: CSVBlock) throws(DataError) -> Int {
    do {
      let isFirst = pixels.isEmpty
      let rows = try block.parse(jobs: jobs, appendingTo: &pixels, &labels)
      if isFirst { makeRoom(pixelsPerByte: Double(pixels.count) / Double(block.rows.count)) }
      return rows
    } catch {
      guard block.isFraction(in: error) else { throw block.error(in: error) }
      try beginFractions(line: error.number, layout: block.layout)
      return try append(
        CSVBlock(
          path: path, bytes: block.bytes, rows: block.rows, layout: block.layout, firstLine: block.firstLine,
          levels: levels))
    }
  }

  /// Makes room for all pixels of a file of known size, so that they are not moved as they grow in number.
  ///
  /// - Parameter pixelsPerByte: as in the first block.
  private mutating func makeRoom(pixelsPerByte: Double) {
    guard let size else { return }
    // Lines differ in length; a pixel takes two bytes at the least.
    pixels.reserveCapacity(min(Int(1.05 * pixelsPerByte * Double(size)), size / 2))
    let capacity = pixels.capacity
    pixels.withUnsafeMutableBytes { buffer in
      if let start = buffer.baseAddress { digit_prefer_huge_pages(start, capacity) }
    }
  }

  /// Scales the levels so far, which turn out to be of 0…1.
  private mutating func beginFractions(line: Int, layout: CSVLayout) throws(DataError) {
    if let index = pixels.firstIndex(where: { $0 > 1 }) {
      let (row, pixel) = index.quotientAndRemainder(dividingBy: layout.pixels)
      let column = if let label = layout.label, label.index <= pixel { pixel + 2 } else { pixel + 1 }
      throw .mixedLevels(
        path: path, line: row + (layout.names == nil ? 1 : 2), column: column, found: "\"\(pixels[index])\"",
        fractionLine: line)
    }
    levels = .fractions(line: line)
    scaleToFullInk(layout)
  }

  /// Turns levels of 0 and 1 into intensities.
  private mutating func scaleToFullInk(_ layout: CSVLayout) {
    for index in pixels.indices { pixels[index] *= layout.fullIntensity }
  }

  private mutating func table() throws(DataError) -> PixelTable {
    guard let layout, !pixels.isEmpty else { throw .empty(path: path) }
    if layout.label?.isAssumed == true, lastPixelSeemsLabel(layout) {
      throw .labelColumn(path: path, .seemsLast(columns: layout.columns))
    }
    if case .whole = levels, !pixels.contains(where: { $0 > 1 }) { scaleToFullInk(layout) }
    return PixelTable(side: layout.side, pixels: pixels, labels: layout.label == nil ? nil : labels)
  }

  /// Whether the labels are all 0, as the first pixel usually is, and the last pixels are digits that differ.
  private func lastPixelSeemsLabel(_ layout: CSVLayout) -> Bool {
    guard case .whole = levels, labels.allSatisfy({ $0 == 0 }) else { return false }
    let last = stride(from: layout.pixels - 1, to: pixels.count, by: layout.pixels).lazy.map { pixels[$0] }
    guard last.allSatisfy({ $0 <= 9 }) else { return false }
    let first = pixels[layout.pixels - 1]
    return last.contains { $0 != first }
  }
}
