import CMatrixProduct
import SystemSupport

extension UnsafeBufferPointer<UInt8> {
  /// The first line in a range, without its line ending (LF or CRLF).
  func firstLine(in range: Range<Int>) -> Range<Int> {
    var end = secondLine(in: range)
    if end > range.lowerBound, self[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > range.lowerBound, self[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return range.lowerBound..<end
  }

  /// The start of the second line in a range; the range's end if there is only one line.
  func secondLine(in range: Range<Int>) -> Int {
    guard !range.isEmpty, let baseAddress,
      let newline = memchr(baseAddress + range.lowerBound, Int32(UInt8(ascii: "\n")), range.count)
    else { return range.upperBound }
    return UnsafeRawPointer(newline) - UnsafeRawPointer(baseAddress) + 1
  }

  /// The number of line feeds in a range.
  func newlines(in range: Range<Int>) -> Int {
    baseAddress.map { count_byte(range.count, $0 + range.lowerBound, UInt8(ascii: "\n")) } ?? 0
  }

  /// The end of the last line in a range that is not blank, without its line ending; the range's start if all lines are blank.
  func lastRowEnd(in range: Range<Int>) -> Int {
    let end = contentEnd(in: range)
    return end == range.lowerBound ? end : firstLine(in: end - 1..<range.upperBound).upperBound
  }

  /// Whether a range has only blanks and line endings.
  func isBlank(in range: Range<Int>) -> Bool { contentEnd(in: range) == range.lowerBound }

  /// One past the last byte of a range that is neither blank nor a line ending; the range's start if all are.
  func contentEnd(in range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(self[end - 1]) { end -= 1 }
    return end
  }

  /// Whether a byte is a blank, a tab, or of a line ending.
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      || byte == UInt8(ascii: "\r")
  }
}
