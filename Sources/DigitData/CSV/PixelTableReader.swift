import CSystemSupport
import SystemSupport

/// Reads a CSV file of pixels block by block: the memory it takes is a few blocks for each thread, and the pixels.
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
  package var blockSize = 1 << 20
  /// The number of bytes in the file, if it is known: then there is room for all pixels from the first block on.
  var size: Int?

  /// Those of all rows so far. Threads that parse later rows look at them too.
  private let levels = Locked(CSVLevels.whole)
  private var rows = CSVRows()
  /// The number of the next line, counted from 1.
  private var line = 1
  /// The number of the first of the blank lines before the next line; they may only be at the end.
  private var blankLine: Int?

  package init(path: String, labelColumn: LabelColumn, jobs: Int) {
    self.path = path
    self.labelColumn = labelColumn
    self.jobs = jobs
  }

  /// Reads the whole file. While one thread reads, the others parse.
  ///
  /// - Parameters:
  ///   - start: bytes already read, fewer than `blockSize`.
  ///   - limit: the maximum number of bytes of pixels.
  ///   - source: fills a buffer and returns the number of bytes, fewer than requested only at the end of the file; called on
  ///     any thread, never concurrently.
  /// - Returns: the images in the file's order.
  /// - Throws: the first error in the file.
  package mutating func read(
    after start: [UInt8], limit: Int,
    from source: @escaping (UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> PixelTable {
    var texts = CSVTextReader(after: start, blockSize: blockSize, from: source)
    guard let layout = try readLayout(&texts) else { throw .empty(path: path) }
    try forEachInOrder(texts, jobs: jobs, pending: 4) { [path, levels] text in
      text.map { ParsedText($0, path: path, layout: layout, levels: levels.withLock { $0 }) }
    } deliver: { parsed throws(DataError) in
      try append(parsed.mapError { self.error($0) }.get(), layout)
      guard rows.pixels.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
    return try table(layout)
  }

  private func error(_ failure: CSVTextReader.Failure) -> DataError {
    switch failure {
    case .source(let error): error
    case .longLine: .longLine(path: path, line: line)
    }
  }

  /// Determines the layout by the first line; nil if the file is blank.
  private mutating func readLayout(_ texts: inout CSVTextReader) throws(DataError) -> CSVLayout? {
    while let next = texts.next() {
      var text = try next.mapError { self.error($0) }.get()
      let layout = try text.bytes.withUnsafeBufferPointer { bytes throws(DataError) in
        try readLayout(bytes, from: &text.start)
      }
      guard let layout else { continue }
      texts.putBack(text)
      return layout
    }
    return nil
  }

  /// - Parameter start: becomes the start of the rows.
  private mutating func readLayout(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: inout Int
  ) throws(DataError) -> CSVLayout? {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
    let range = start..<bytes.count
    if bytes.isBlank(in: bytes.firstLine(in: range)) { blankLine = 1 }
    if bytes.isBlank(in: range) { return nil }
    if let blankLine {
      throw .columnCount(path: path, line: blankLine, found: 1, expected: CSVLayout.columnCounts)
    }
    let layout = try CSVLayout(
      firstLine: bytes[bytes.firstLine(in: range)], path: path, labelColumn: labelColumn)
    if layout.names != nil {
      line = 2
      start = bytes.secondLine(in: range)
    }
    return layout
  }

  /// Appends the rows of a text.
  private mutating func append(_ parsed: ParsedText, _ layout: CSVLayout) throws(DataError) {
    if let blankLine, !parsed.rows.isEmpty {
      throw .columnCount(path: path, line: blankLine, found: 1, expected: [layout.columns])
    }
    let levels = levels.withLock { $0 }
    guard parsed.levels.areWhole == levels.areWhole else {
      return try append(ParsedText(parsed.text, path: path, layout: layout, levels: levels), layout)
    }
    switch parsed.result {
    case .success(let new):
      if rows.pixels.isEmpty { makeRoom(pixelsPerByte: Double(new.pixels.count) / Double(parsed.rows.count)) }
      rows.pixels += new.pixels
      rows.labels += new.labels
      line += new.pixels.count / layout.pixels
      if blankLine == nil, parsed.blankLines > 0 { blankLine = line }
    case .failure(let malformed):
      let number = line + malformed.row
      let isFraction = parsed.withBlock(path, layout) { $0.isFraction(in: malformed) }
      guard isFraction else {
        throw parsed.withBlock(path, layout) { $0.error(in: malformed, number: number) }
      }
      try beginFractions(line: number, layout)
      try append(parsed, layout)
    }
  }

  /// Makes room for all pixels of a file of known size, so that they are not moved as they grow in number.
  ///
  /// - Parameter pixelsPerByte: as in the first block.
  private mutating func makeRoom(pixelsPerByte: Double) {
    guard let size, pixelsPerByte > 0 else { return }
    // Lines differ in length; a pixel takes two bytes at the least.
    rows.pixels.reserveCapacity(min(Int(1.05 * pixelsPerByte * Double(size)), size / 2))
    let capacity = rows.pixels.capacity
    rows.pixels.withUnsafeMutableBytes { buffer in
      if let start = buffer.baseAddress { digit_prefer_huge_pages(start, capacity) }
    }
  }

  /// Scales the levels so far, which turn out to be of 0…1.
  private mutating func beginFractions(line: Int, _ layout: CSVLayout) throws(DataError) {
    if let index = rows.pixels.firstIndex(where: { $0 > 1 }) {
      let (row, pixel) = index.quotientAndRemainder(dividingBy: layout.pixels)
      let column = if let label = layout.label, label.index <= pixel { pixel + 2 } else { pixel + 1 }
      throw .mixedLevels(
        path: path, line: row + (layout.names == nil ? 1 : 2), column: column,
        found: "\"\(rows.pixels[index])\"", fractionLine: line)
    }
    levels.withLock { $0 = .fractions(line: line) }
    scaleToFullInk(layout)
  }

  /// Turns levels of 0 and 1 into intensities.
  private mutating func scaleToFullInk(_ layout: CSVLayout) {
    for index in rows.pixels.indices { rows.pixels[index] *= layout.fullIntensity }
  }

  private mutating func table(_ layout: CSVLayout) throws(DataError) -> PixelTable {
    guard !rows.pixels.isEmpty else { throw .empty(path: path) }
    if layout.label?.isAssumed == true, lastPixelSeemsLabel(layout) {
      throw .labelColumn(path: path, .seemsLast(columns: layout.columns))
    }
    let levels = levels.withLock { $0 }
    if levels.areWhole, !rows.pixels.contains(where: { $0 > 1 }) { scaleToFullInk(layout) }
    return PixelTable(
      side: layout.side, pixels: rows.pixels, labels: layout.label == nil ? nil : rows.labels)
  }

  /// Whether the labels are all 0, as the first pixel usually is, and the last pixels are digits that differ.
  private func lastPixelSeemsLabel(_ layout: CSVLayout) -> Bool {
    guard levels.withLock({ $0.areWhole }), rows.labels.allSatisfy({ $0 == 0 }) else { return false }
    let (pixels, last) = (rows.pixels, layout.pixels - 1)
    let lastColumn = stride(from: last, to: pixels.count, by: layout.pixels).lazy.map { pixels[$0] }
    guard lastColumn.allSatisfy({ $0 <= 9 }) else { return false }
    return lastColumn.contains { $0 != pixels[last] }
  }
}
