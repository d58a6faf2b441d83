/// The names of the files and subfolders in a folder, without hidden ones, in the order in which visiting them depth first
/// yields files sorted by the bytes of their paths.
///
/// The names are kept in one block of memory, some 20 bytes each: a folder may hold a million files.
struct FolderListing: Sendable {
  let path: String
  /// The path from the folder that the user named; empty for that folder itself.
  let relativePath: String
  /// Each name ends with NUL, that of a folder with `/` and NUL: the paths of its files continue so.
  private var names: [CChar] = []
  /// Where the names that have not been taken begin; the next one is last.
  private var starts: [UInt32] = []

  /// - Throws: `FileError` if the folder cannot be opened or read.
  init(path: String, relativePath: String = "") throws(FileError) {
    (self.path, self.relativePath) = (path, relativePath)
    guard let stream = opendir(systemPath(path)) else { throw FileError(path: path, operation: "open") }
    defer { closedir(stream) }
    reserveCapacity(for: stream)
    errno = 0
    while let entry = readdir(stream), names.count < Int(UInt32.max) {
      append(entry, in: dirfd(stream))
      errno = 0
    }
    guard errno == 0 else { throw FileError(path: path, operation: "read") }
    names.withUnsafeBufferPointer { names in
      guard let base = names.baseAddress else { return }
      starts.sort { strcmp(base + Int($0), base + Int($1)) > 0 }
    }
  }

  /// Takes the next file or subfolder.
  mutating func next() -> FolderEntry? {
    guard let start = starts.popLast() else { return nil }
    var name = names[Int(start)...].prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    let isFolder = name.last == UInt8(ascii: "/")
    if isFolder { name.removeLast() }
    let text = pathText(name)
    return FolderEntry(
      path: path.hasSuffix("/") ? path + text : "\(path)/\(text)",
      relativePath: relativePath.isEmpty ? text : "\(relativePath)/\(text)", isFolder: isFolder)
  }

  /// Reads the folder once to make room for its names: growing arrays take up to three times the memory.
  private mutating func reserveCapacity(for stream: OpaquePointer) {
    var (count, bytes) = (0, 0)
    while let entry = readdir(stream) {
      count += 1
      bytes += strlen(FolderListing.name(of: entry)) + 2
    }
    rewinddir(stream)
    names.reserveCapacity(bytes)
    starts.reserveCapacity(count)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> UnsafePointer<CChar> {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    return (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
  }

  /// Appends an entry that is a regular file, a link to one, or a folder. A link to a folder may form a cycle, and others,
  /// such as a pipe, could block. What cannot be examined is appended as a file, so that reading it reports the reason.
  private mutating func append(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
    let name = FolderListing.name(of: entry)
    guard name.pointee != CChar(UInt8(ascii: ".")) else { return }
    var isFolder = false
    switch Int(entry.pointee.d_type) {
    case DT_REG: break
    case DT_DIR: isFolder = true
    case DT_LNK, DT_UNKNOWN:
      let isLink = Int(entry.pointee.d_type) == DT_LNK
      var status = stat()
      if fstatat(folder, name, &status, isLink ? 0 : AT_SYMLINK_NOFOLLOW) == 0 {
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        guard status.st_mode & S_IFMT == S_IFREG || isFolder && !isLink else { return }
      } else if errno == ENOENT || errno == ELOOP {
        return  // a link to nothing
      }
    default: return
    }
    starts.append(UInt32(names.count))
    names += UnsafeBufferPointer(start: name, count: strlen(name))
    if isFolder { names.append(CChar(UInt8(ascii: "/"))) }
    names.append(0)
  }
}

/// A file or a subfolder in a folder.
struct FolderEntry {
  let path: String
  /// The path from the folder that the user named.
  let relativePath: String
  let isFolder: Bool
}
