import SystemSupport

/// Paths one a line, or NUL-separated, read from a file as they are asked for. Blank lines are passed over.
public struct PathList: Sendable {
  private let path: String
  private let descriptor: Int32
  private let separator: UInt8
  /// What has been read, and how far it has been used.
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// No path is longer, in bytes: what has no separator for so long is no list of paths.
  private static let longestPath = 1 << 16

  /// Opens a list; it stays open as long as the program runs.
  ///
  /// - Parameter path: `-` is standard input.
  public init(path: String, nulSeparated: Bool) throws(FileError) {
    self.path = path
    separator = nulSeparated ? 0 : UInt8(ascii: "\n")
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
    try fill()
  }

  /// The next path; nil at the end. After an error comes the end.
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
        throw end(FileError(path: path, operation: "read", number: ENAMETOOLONG))
      }
      try fill()
    }
  }

  private mutating func fill() throws(FileError) {
    var got = 0
    let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
      repeat { got = read(descriptor, bytes.baseAddress, bytes.count) } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    guard got >= 0 else { throw end(FileError(path: path, operation: "read")) }
    isAtEnd = got == 0
    buffer += block
  }

  private mutating func end(_ error: FileError) -> FileError {
    (buffer, position, isAtEnd) = ([], 0, true)
    return error
  }

  /// A line without the carriage return that some systems end it with; nil where nothing is left.
  private func text(_ line: ArraySlice<UInt8>) -> String? {
    let line = separator != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
