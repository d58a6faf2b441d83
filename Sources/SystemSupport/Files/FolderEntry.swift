/// Whether the path names a folder, directly or through a symbolic link.
public func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// A file or a subfolder in a folder.
struct FolderEntry {
  enum Kind {
    case file, folder
    /// The name is not valid UTF-8, so that no `String` can name the file.
    case notUTF8
  }

  let path: String
  /// The path from the folder that the user named; empty for that folder itself.
  let relativePath: String
  let kind: Kind

  /// The entries of this folder without hidden ones, ordered so that visiting them depth first yields files sorted
  /// by the bytes of their paths.
  func entries() throws(FileError) -> [FolderEntry] {
    guard let stream = opendir(path) else { throw FileError(path: path, operation: "open") }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let entryPath = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      guard let kind = FolderEntry.kind(of: entryPath) else { continue }
      entries.append(
        FolderEntry(
          path: entryPath, relativePath: relativePath.isEmpty ? name : "\(relativePath)/\(name)", kind: kind))
    }
    // The paths of a folder's files continue with a slash after the folder's name.
    let key = { (entry: FolderEntry) in (entry.path + (entry.kind == .folder ? "/" : "")).utf8 }
    return entries.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }

  /// `.file` for a regular file or a link to one, `.folder` for a folder. Nil for a link to a folder, which may
  /// form a cycle, and for everything else, such as a pipe, which could block.
  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // The folder listed this name, so it exists. A replacement character means that decoding changed the path.
      return path.unicodeScalars.contains("\u{FFFD}") ? .notUTF8 : nil
    }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return .file
  }
}
