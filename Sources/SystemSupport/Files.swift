#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file operation that the system refused.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// The file as the caller named it.
  public let path: String
  /// What was tried: "open", "read", "write", "rename", …
  public let operation: String
  /// The system's error number.
  public let number: Int32

  public init(path: String, operation: String, number: Int32 = errno) {
    self.path = path
    self.operation = operation
    self.number = number
  }

  /// True where the file, or a folder on its way, does not exist.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  public var description: String {
    "cannot \(operation) \(path): \(String(cString: strerror(number)))"
  }
}

/// The bytes of a file, read whole.
///
/// - Parameter limit: a longer file is refused with `EFBIG` before more than this is held in memory;
///   also what stops an endless device.
public func readFile(_ path: String, limit: Int = 4 << 30) throws(FileError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
  defer { close(descriptor) }
  return try readAll(descriptor, path: path, limit: limit)
}

/// All bytes that remain to be read from an open descriptor; `path` only names it in errors.
public func readAll(_ descriptor: Int32, path: String, limit: Int = 4 << 30) throws(FileError) -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "read") }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw FileError(path: path, operation: "read", number: EISDIR)
  }
  guard Int(status.st_size) <= limit else {
    throw FileError(path: path, operation: "read", number: EFBIG)
  }
  // One byte more than the size, so that the read that finds the end needs no second buffer.
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
    if bytes.count > limit { failure = FileError(path: path, operation: "read", number: EFBIG) }
    capacity = min(capacity * 2, limit + 1)
  }
  if let failure { throw failure }
  return bytes
}

/// Writes a file whole or not at all: to a temporary file beside it, synchronised, then renamed.
public func writeFileAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  let temporary = "\(path).\(getpid()).tmp"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
  do throws(FileError) {
    try writeAll(descriptor, bytes, path: path)
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(path: path, operation: "write")
    }
  } catch {
    close(descriptor)
    unlink(temporary)
    throw error
  }
  guard close(descriptor) == 0 else {
    let error = FileError(path: path, operation: "write")
    unlink(temporary)
    throw error
  }
  guard rename(temporary, path) == 0 else {
    let error = FileError(path: path, operation: "write")
    unlink(temporary)
    throw error
  }
}

/// Writes all the bytes to an open descriptor; `path` only names it in errors.
public func writeAll(_ descriptor: Int32, _ bytes: [UInt8], path: String) throws(FileError) {
  var failure: FileError?
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let put = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      if put < 0 && errno == EINTR { continue }
      if put < 0 {
        failure = FileError(path: path, operation: "write")
        return
      }
      written += put
    }
  }
  if let failure { throw failure }
}
