import CZlib
import SystemSupport

/// The most bytes that a stroke file may hold after decompression: some 250,000 digits.
private let byteLimit = 64 << 20

/// The most bytes that a line may have. Written digits have some 200; with too many points, drawing one takes a long
/// time.
private let lineLimit = 1 << 14

/// The coordinate at the far side of a digit.
private let coordinateLimit = 1000

extension StrokeDigits {
  /// Loads a stroke file: text with one digit per line, gzip-compressed or not.
  ///
  /// A line is a label, a tab, the writer, a tab, and strokes: points `x,y` in thousandths of the digit's longer side,
  /// separated by blanks, and `;` between strokes. Writers are for attribution; they are not loaded. A first line that
  /// starts with `label` is a header. `7⇥ann⇥0,0 640,0 300,1000;150,480 560,470` is a crossed seven.
  ///
  /// - Throws: `DataError.strokeLine` at the first malformed line, `DataError.missingLabel` if a digit from 0 to 9
  ///   does not occur.
  public init(path: String) throws(DataError) {
    let bytes = try CompressedFile(path: path).rest(after: [], limit: byteLimit)
    self.init(digest: digestText(bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }))
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = bytes[start..<end]
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      start = end + 1
      if text.isEmpty || line == 1 && text.starts(with: "label".utf8) { continue }
      guard append(line: text) else {
        throw .strokeLine(path: path, line: line, found: String(decoding: text.prefix(60), as: UTF8.self))
      }
    }
    guard count > 0 else { throw .empty(path: path) }
    if let label = (0...9).first(where: { !labels.contains(UInt8($0)) }) {
      throw .missingLabel(path: path, label: label)
    }
  }

  /// Appends the digit of a line; false if the line is malformed.
  private mutating func append(line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= lineLimit else { return false }
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count == 3, columns[0].count == 1, let label = number(columns[0]) else { return false }
    for stroke in columns[2].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      for point in stroke.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
        guard let comma = point.firstIndex(of: UInt8(ascii: ",")), let x = number(point[..<comma]),
          let y = number(point[(comma + 1)...])
        else { return false }
        append(SIMD2(Float(x), Float(y)) / Float(coordinateLimit))
      }
      endStroke()
    }
    endDigit(label: UInt8(label))
    return true
  }

  /// A whole number from 0 to `coordinateLimit` of one to four digits; nil if the text is anything else.
  private func number(_ text: ArraySlice<UInt8>) -> Int? {
    guard (1...4).contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value <= coordinateLimit ? value : nil
  }
}
