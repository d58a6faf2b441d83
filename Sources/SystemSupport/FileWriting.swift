#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file whole or not at all: to a temporary file beside it, synchronised, then renamed.
///
/// A device or a pipe, which cannot be replaced, is written to directly.
public func writeFileAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  if try isSpecial(path) { return try write(bytes, to: path, named: path, flags: O_WRONLY) }
  let temporary = temporaryPath(beside: path)
  do throws(FileError) {
    try write(bytes, to: temporary, named: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    guard rename(temporary, path) == 0 else { throw FileError(path: path, operation: "write") }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Finds out whether a file can be written, before the work whose result it is to hold; leaves no trace.
public func checkWritable(_ path: String) throws(FileError) {
  if try isSpecial(path) {
    guard access(path, W_OK) == 0 else { throw FileError(path: path, operation: "write") }
    return
  }
  let temporary = temporaryPath(beside: path)
  try write([], to: temporary, named: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
  unlink(temporary)
}

private func temporaryPath(beside path: String) -> String { "\(path).\(getpid()).tmp" }

/// Whether there is something at the path that is no ordinary file; a folder is an error.
private func isSpecial(_ path: String) throws(FileError) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else { return false }
  if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, operation: "write", number: EISDIR) }
  return status.st_mode & S_IFMT != S_IFREG
}

/// Writes and synchronises the file at `location`; `path` only names it in errors.
private func write(
  _ bytes: [UInt8], to location: String, named path: String, flags: Int32
) throws(FileError) {
  let descriptor = open(location, flags | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
  do throws(FileError) {
    try writeAll(descriptor, bytes, path: path)
    // What cannot be synchronised, such as a pipe, says EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(path: path, operation: "write")
    }
  } catch {
    close(descriptor)
    throw error
  }
  guard close(descriptor) == 0 else { throw FileError(path: path, operation: "write") }
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
