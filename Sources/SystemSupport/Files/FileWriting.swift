import CSystemSupport

/// Writes a file completely or not at all: to a temporary file in the same folder, which is synced and then renamed.
///
/// A device or a pipe cannot be replaced and is written directly.
public func writeFileAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  let file = try OutputFile(path)
  try file.write(bytes)
  try file.commit()
}

/// Checks that a file can be written, before the work whose result it will hold; leaves no trace.
public func checkWritable(_ path: String) throws(FileError) { _ = try OutputFile(path) }

/// A file that is written in pieces and appears, complete, when it is committed.
///
/// A device or a pipe cannot be replaced and is written directly.
public final class OutputFile {
  private let path: String
  /// The temporary file that holds the pieces until the commit; `nil` for a device.
  private let temporary: String?
  private let descriptor: Int32
  /// The registration that removes the temporary file if a signal ends the program.
  private let removal: Int32
  private var isOpen = true
  private var isCommitted = false

  /// Creates the temporary file.
  public init(_ path: String) throws(FileError) {
    self.path = path
    temporary = try isSpecial(path) ? nil : "\(path).\(getpid()).tmp"
    // Registered before the file exists, so that a signal at any time removes it.
    removal = temporary.map { digit_remove_at_signal($0) } ?? -1
    let creating = temporary == nil ? 0 : O_CREAT | O_TRUNC
    descriptor = open(temporary ?? path, O_WRONLY | O_CLOEXEC | creating, 0o666)
    guard descriptor >= 0 else {
      isOpen = false
      throw FileError(path: path, operation: "create")
    }
  }

  /// Removes the temporary file unless it was committed.
  deinit {
    if isOpen { close(descriptor) }
    if let temporary, !isCommitted { unlink(temporary) }
    digit_keep_at_signal(removal)
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) { try writeAll(descriptor, bytes, path: path) }

  /// Syncs the file to disk and renames it to its path. Nothing may be written afterward.
  public func commit() throws(FileError) {
    // A pipe cannot be synced and fails with EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(path: path, operation: "write")
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileError(path: path, operation: "write") }
    guard temporary.map({ rename($0, path) == 0 }) ?? true else {
      throw FileError(path: path, operation: "write")
    }
    isCommitted = true
  }
}

/// Creates a folder and any missing parents.
public func makeFolder(_ path: String) throws(FileError) {
  if mkdir(path, 0o777) == 0 { return }
  let number = errno
  if number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  }
  guard number == EEXIST, isFolder(path) else {
    throw FileError(path: path, operation: "create", number: number == EEXIST ? ENOTDIR : number)
  }
}

/// Whether the path names something other than a regular file, such as a device; a folder is an error.
private func isSpecial(_ path: String) throws(FileError) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else { return false }
  if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, operation: "write", number: EISDIR) }
  return status.st_mode & S_IFMT != S_IFREG
}

/// Writes all bytes to an open file descriptor; `path` names it in errors.
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
