import SystemSupport

/// Reads the cells of one line of a CSV file from left to right, in any of the usual spellings.
struct CSVRowReader {
  private var cursor: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let separator: UInt8

  /// - Parameters:
  ///   - start: the line's first byte.
  ///   - end: one past its last byte, without the line ending.
  init(start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, separator: UInt8) {
    cursor = start
    self.end = end
    self.separator = separator
  }

  /// True if every cell has been read. Reading the last cell moves the cursor past the separator that another cell
  /// would need.
  var isAtEnd: Bool { cursor == end + 1 }

  /// Reads as many cells as the buffer has room for.
  ///
  /// - Returns: false if a cell is missing, or is not a whole number from 0 to `maximum`.
  mutating func read(into pixels: UnsafeMutableBufferPointer<UInt8>, maximum: UInt8) -> Bool {
    for index in pixels.indices {
      guard let value = next(maximum: maximum) else { return false }
      pixels[index] = value
    }
    return true
  }

  /// Reads as many cells as the buffer has room for, which hold levels of 0…1.
  ///
  /// - Returns: false if a cell is missing, or is not a number from 0 to 1.
  mutating func read(fractionsInto pixels: UnsafeMutableBufferPointer<UInt8>, full: UInt8) -> Bool {
    for index in pixels.indices {
      guard cursor <= end, let value = CSVCell.fraction(of: nextBytes(), full: full) else { return false }
      pixels[index] = value
    }
    return true
  }

  /// Reads the next cell; `nil` unless it is a whole number from 0 to `maximum`.
  @inline(__always)
  mutating func next(maximum: UInt8) -> UInt8? {
    guard cursor <= end else { return nil }
    let start = cursor
    var value = 0
    while cursor < end, cursor - start < 3, isDigit(cursor.pointee) {
      value = value &* 10 &+ Int(cursor.pointee &- UInt8(ascii: "0"))
      cursor += 1
    }
    guard cursor > start, cursor == end || cursor.pointee == separator else {
      cursor = start
      return CSVCell.value(of: nextBytes(), maximum: maximum)
    }
    cursor += 1
    return value <= Int(maximum) ? UInt8(truncatingIfNeeded: value) : nil
  }

  /// Reads the bytes of the next cell.
  private mutating func nextBytes() -> UnsafeBufferPointer<UInt8> {
    let start = cursor
    while cursor < end, cursor.pointee != separator { cursor += 1 }
    defer { cursor += 1 }
    return UnsafeBufferPointer(start: start, count: cursor - start)
  }
}
