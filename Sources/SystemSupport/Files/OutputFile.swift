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
/// A symbolic link is followed. A file that is replaced hands its permissions on to the new one, and its owner where the
/// system allows that. A device or a pipe cannot be replaced and is written directly, and so is an open descriptor such as
/// `/dev/stdout`.
public final class OutputFile {
  private let path: String
  /// The file that is replaced at the commit; nil if it is written directly.
  private let temporary: TemporaryFile?
  private let target: String
  private let descriptor: Int32
  private var isOpen = true

  /// Creates the temporary file.
  ///
  /// - Throws: `FileError` if the path names a folder or a file that may not be written, or if its folder may not.
  public init(_ path: String) throws(FileError) {
    self.path = path
    target = followingLinks(path)
    if let open = openDescriptor(target) {
      temporary = nil
      descriptor = dup(open)
      guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
      return
    }
    let replaced = FileStatus(target)
    if let replaced, replaced.isFolder { throw FileError(path: path, operation: "write", number: EISDIR) }
    if let replaced, !replaced.isRegular {
      temporary = nil
      descriptor = open(systemPath(target), O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
      return
    }
    // Renaming would replace a file that is write-protected.
    if replaced != nil, access(systemPath(target), W_OK) != 0 {
      throw FileError(path: path, operation: "write")
    }
    guard let file = TemporaryFile(inFolder: folder(of: target), replacing: replaced) else {
      throw FileError(path: path, operation: "create")
    }
    temporary = file
    descriptor = file.descriptor
  }

  deinit { if isOpen { close(descriptor) } }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) { try writeAll(descriptor, bytes, path: path) }

  /// Syncs the file to disk and renames it to its path. Nothing may be written afterward.
  public func commit() throws(FileError) {
    // A pipe cannot be synced and fails with EINVAL, a terminal with EROFS or EINVAL.
    guard fsync(descriptor) == 0 || temporary == nil else { throw FileError(path: path, operation: "write") }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileError(path: path, operation: "write") }
    guard temporary?.take(place: target) ?? true else { throw FileError(path: path, operation: "write") }
  }
}
