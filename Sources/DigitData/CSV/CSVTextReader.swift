/// Whole lines of a CSV file.
struct CSVText: Sendable {
  let bytes: [UInt8]
  /// The first byte that counts: those before it have been dealt with.
  var start = 0
}

/// Reads the text of a CSV file block by block.
struct CSVTextReader: Sequence, IteratorProtocol, Sendable {
  enum Failure: Error {
    case source(DataError)
    /// A line is longer than a block, or than any line of a table.
    case longLine
  }

  /// The most bytes that a line may have at the end of a block; rows have at most some 20,000.
  private static let lineLimit = 1 << 20

  private let blockSize: Int
  /// Fills a buffer, and returns the number of bytes, fewer than it has room for only at the end of the file.
  nonisolated(unsafe) private let source: (UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int
  /// The start of the next block.
  private var rest: [UInt8]
  private var putBack: CSVText?
  private var isAtEnd = false

  /// - Parameters:
  ///   - start: bytes already read, fewer than `blockSize`.
  ///   - blockSize: the number of bytes to read at once. A line must fit.
  init(
    after start: [UInt8], blockSize: Int,
    from source: @escaping (UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int
  ) {
    (rest, self.blockSize, self.source) = (start, blockSize, source)
  }

  /// The next lines; nil at the end of the file, and after a failure.
  mutating func next() -> Result<CSVText, Failure>? {
    if let text = putBack {
      putBack = nil
      return .success(text)
    }
    guard !isAtEnd else { return nil }
    guard rest.count <= Swift.min(CSVTextReader.lineLimit, blockSize - 1) else {
      return fail(.longLine)
    }
    var failure: DataError?
    var bytes = [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, written in
      written = buffer.initialize(fromContentsOf: rest)
      do throws(DataError) {
        written += try source(UnsafeMutableBufferPointer(rebasing: buffer[written...]))
      } catch {
        failure = error
      }
    }
    if let failure { return fail(.source(failure)) }
    isAtEnd = bytes.count < blockSize
    if !isAtEnd {
      let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      rest = Array(bytes[end...])
      bytes.removeLast(bytes.count - end)
    }
    return .success(CSVText(bytes: bytes))
  }

  /// Gives back the lines that were read last: they are the next ones.
  mutating func putBack(_ text: CSVText) { putBack = text }

  private mutating func fail(_ failure: Failure) -> Result<CSVText, Failure> {
    isAtEnd = true
    return .failure(failure)
  }
}
