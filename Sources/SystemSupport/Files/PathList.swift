/// A list of paths, one per line or NUL-separated, read from a file as the paths are requested. Blank lines are
/// skipped.
public struct PathList: Sendable {
  private let path: String
  private let descriptor: Int32
  private let separator: UInt8
  /// Bytes that have been read; those before `position` have been returned.
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// The longest path, in bytes. A file without a separator in this many bytes is not a list of paths.
  private static let longestPath = 1 << 16

  /// Opens a list. It stays open until the program exits.
  ///
  /// - Parameters:
  ///   - path: the list's file; `-` is standard input.
  ///   - nulSeparated: whether NUL separates the paths instead of a line feed.
  public init(path: String, nulSeparated: Bool) throws(FileError) {
    self.path = path
    separator = nulSeparated ? 0 : UInt8(ascii: "\n")
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
    try fill()
  }

  /// The next path; nil at the end. After an error the list is at its end.
  mutating func next() throws(FileError) -> String? {
    while true {
      while let end = buffer[position...].firstIndex(of: separator) {
        defer { position = end + 1 }
        if let path = text(buffer[position..<end]) { return path }
      }
      if isAtEnd {
        defer { position = buffer.count }
        return text(buffer[position...])
      }
      buffer.removeFirst(position)
      position = 0
      guard buffer.count <= PathList.longestPath else {
        throw stop(FileError(path: path, operation: "read", number: ENAMETOOLONG))
      }
      try fill()
    }
  }

  /// Reads the next block of the file into the buffer.
  private mutating func fill() throws(FileError) {
    var got = 0
    let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
      repeat { got = read(descriptor, bytes.baseAddress, bytes.count) } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    guard got >= 0 else { throw stop(FileError(path: path, operation: "read")) }
    isAtEnd = got == 0
    buffer += block
  }

  /// Moves to the end of the list; returns the error for the caller to throw.
  private mutating func stop(_ error: FileError) -> FileError {
    (buffer, position, isAtEnd) = ([], 0, true)
    return error
  }

  /// A line without a trailing carriage return; nil if nothing is left.
  private func text(_ line: ArraySlice<UInt8>) -> String? {
    let line = separator != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
