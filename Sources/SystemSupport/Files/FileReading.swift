/// A file operation that failed, with the system's reason.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// The file as the caller named it.
  public let path: String
  /// The operation: "open", "read", "write" or "create".
  public let operation: String
  /// The system's error number, `errno`.
  public let number: Int32

  public init(path: String, operation: String, number: Int32 = errno) {
    self.path = path
    self.operation = operation
    self.number = number
  }

  /// Whether the file, or a folder in its path, does not exist.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// The system's description of the error.
  public var reason: String { String(cString: strerror(number)) }

  public var description: String { "cannot \(operation) \(printable(path)): \(reason)" }
}

/// Opens a file for reading. A named pipe that no program has opened for writing is empty, instead of making the caller wait
/// for one: a file may become a pipe after a folder was listed.
public func openForReading(_ path: String) throws(FileError) -> Int32 {
  let descriptor = open(systemPath(path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
  // Reading waits as usual.
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  return descriptor
}

/// All bytes of a file.
///
/// - Parameters:
///   - limit: the maximum size in bytes. A longer file, or an endless device, fails with `EFBIG` before more than this is
///     held in memory.
///   - isExpected: whether a file may begin so. Of a device or a pipe that does not, only the first 64 KiB are returned.
public func readFile(
  _ path: String, limit: Int = 4 << 30, ifStart isExpected: ([UInt8]) -> Bool = { _ in true }
) throws(FileError) -> [UInt8] {
  let descriptor = try openForReading(path)
  defer { close(descriptor) }
  return try readAll(descriptor, path: path, limit: limit, ifStart: isExpected)
}

/// All remaining bytes of an open file descriptor; `path` names it in errors. For the other parameters see `readFile`.
public func readAll(
  _ descriptor: Int32, path: String, limit: Int = 4 << 30,
  ifStart isExpected: ([UInt8]) -> Bool = { _ in true }
) throws(FileError) -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "read") }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw FileError(path: path, operation: "read", number: EISDIR)
  }
  guard Int(status.st_size) <= limit else {
    throw FileError(path: path, operation: "read", number: EFBIG)
  }
  // One byte more than the size, so that the read that reaches the end needs no second buffer.
  var capacity = max(Int(status.st_size) + 1, 1 << 16)
  var bytes: [UInt8] = []
  var failure: FileError?
  var atEnd = false
  while !atEnd, failure == nil {
    let held = bytes.count
    let block = [UInt8](unsafeUninitializedCapacity: capacity - held) { buffer, count in
      while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = FileError(path: path, operation: "read") }
        if got <= 0 {
          atEnd = true
          return
        }
        count += got
      }
    }
    if held == 0 { bytes = block } else { bytes += block }
    if held == 0, !atEnd, !isExpected(bytes) { return bytes }
    if bytes.count > limit { failure = FileError(path: path, operation: "read", number: EFBIG) }
    capacity = min(capacity * 2, limit + 1)
  }
  if let failure { throw failure }
  return bytes
}
