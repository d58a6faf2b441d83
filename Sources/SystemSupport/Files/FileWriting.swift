/// Creates a folder and any missing parents.
public func makeFolder(_ path: String) throws(FileError) {
  if mkdir(systemPath(path), 0o777) == 0 { return }
  let number = errno
  if number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try makeFolder(String(path[..<slash]))
    if mkdir(systemPath(path), 0o777) == 0 || errno == EEXIST { return }
  }
  guard number == EEXIST, isFolder(path) else {
    throw FileError(path: path, operation: "create", number: number == EEXIST ? ENOTDIR : number)
  }
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

/// Occupies the descriptors of standard input, output and error where they are closed, so that no file that is opened later
/// gets one of them and receives output meant for another. Reading from or writing to them still fails.
public func reserveStandardDescriptors() {
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
    // The lowest free descriptor is this one. The wrong direction makes each use fail with EBADF, as before.
    _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}
