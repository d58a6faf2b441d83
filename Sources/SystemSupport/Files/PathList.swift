/// A list of paths, one per line or NUL-separated, read from a file as the paths are requested. Blank lines are skipped, and
/// `-` is a file of that name.
public struct PathList: Sendable {
  private let path: String
  private let descriptor: Int32
  private let separator: UInt8
  /// Bytes that have been read; those before `position` have been returned.
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// The longest line, in bytes: 16 times the longest path that the system takes.
  private static let longestLine = 1 << 16

  /// Opens a list. It stays open until the program exits.
  ///
  /// - Parameters:
  ///   - path: the list's file; `-` is standard input.
  ///   - nulSeparated: whether NUL separates the paths instead of a line feed.
  public init(path: String, nulSeparated: Bool) throws(FileError) {
    let descriptor = path == "-" ? STDIN_FILENO : open(systemPath(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
    try self.init(descriptor: descriptor, path: path, nulSeparated: nulSeparated)
  }

  /// Reads a list from an open file, which the caller may close afterward; `path` names it in errors.
  package init(descriptor: Int32, path: String, nulSeparated: Bool) throws(FileError) {
    self.path = path
    self.descriptor = descriptor
    separator = nulSeparated ? 0 : UInt8(ascii: "\n")
    try fill()
  }

  /// The next path; nil at the end.
  ///
  /// - Throws: `FileError` for a line that no path can be, after which the list goes on, and if the list cannot be read,
  ///   after which it is at its end.
  package mutating func next() throws(FileError) -> String? {
    while let line = try nextLine() {
      let text = separator != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if text.isEmpty { continue }
      // The system would take the path to end there.
      if text.contains(0) {
        throw FileError(
          path: pathText(text.split(separator: 0).first ?? []), operation: "open", number: EILSEQ)
      }
      // Standard input is not read for an image here: it may be what the list is read from.
      return text.elementsEqual([UInt8(ascii: "-")]) ? "./-" : pathText(text)
    }
    return nil
  }

  /// The next line without its separator.
  private mutating func nextLine() throws(FileError) -> ArraySlice<UInt8>? {
    // Where the search for a separator goes on.
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        defer { position = end + 1 }
        return buffer[position..<end]
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? buffer[position...] : nil
      }
      buffer.removeFirst(position)
      position = 0
      searched = buffer.count
      if buffer.count > PathList.longestLine { throw try skipLine() }
      try fill()
    }
  }

  /// Drops the rest of a line that is too long; returns the error that names its start.
  private mutating func skipLine() throws(FileError) -> FileError {
    let error = FileError(path: pathText(buffer.prefix(60)) + "…", operation: "open", number: ENAMETOOLONG)
    while true {
      if let end = buffer.firstIndex(of: separator) {
        position = end + 1
        return error
      }
      buffer = []
      if isAtEnd { return error }
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
    isAtEnd = got <= 0
    guard got >= 0 else {
      (buffer, position) = ([], 0)
      throw FileError(path: path, operation: "read")
    }
    buffer += block
  }
}
