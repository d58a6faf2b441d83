import SystemSupport

/// The files that paths and a list of paths stand for, found as they are asked for.
///
/// A folder stands for the files in it, byte-wise sorted by path; hidden ones are passed over.
public struct ImageInputs: Sequence, Sendable {
  private let paths: [String]
  private let list: PathList?
  private let recursive: Bool

  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input.
  ///   - list: more of them, after `paths`.
  ///   - recursive: whether the sub-folders of folders count too.
  public init(paths: [String], list: PathList? = nil, recursive: Bool = false) {
    self.paths = paths
    self.list = list
    self.recursive = recursive
  }

  /// True where there is one file at most, so that threads are not worth their start.
  public var isSingleFile: Bool { list == nil && paths.count == 1 && !paths.contains(where: isFolder) }

  public func makeIterator() -> Iterator {
    Iterator(paths: paths[...], list: list, recursive: recursive)
  }

  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var paths: ArraySlice<String>
    fileprivate var list: PathList?
    fileprivate let recursive: Bool
    /// What folders have yielded and is still to come, the next one last.
    private var pending: [FolderEntry] = []

    fileprivate init(paths: ArraySlice<String>, list: PathList?, recursive: Bool) {
      self.paths = paths
      self.list = list
      self.recursive = recursive
    }

    public mutating func next() -> ImageInput? {
      do throws(FileError) {
        while true {
          if let entry = pending.popLast() {
            switch entry.kind {
            case .file: return .found(entry.path, below: entry.below)
            case .folder: if recursive { pending += try entries(of: entry).reversed() }
            case .unnameable: throw FileError(path: entry.path, operation: "open", number: EILSEQ)
            }
            continue
          }
          guard let path = try nextPath() else { return nil }
          guard isFolder(path) else { return .named(path) }
          pending = try entries(of: FolderEntry(path: path, below: "", kind: .folder)).reversed()
        }
      } catch {
        return .unlisted(error)
      }
    }

    private mutating func nextPath() throws(FileError) -> String? {
      if let path = paths.popFirst() { return path }
      return try list?.next()
    }
  }
}

/// Something in a folder.
private struct FolderEntry {
  enum Kind {
    case file, folder
    /// Its name is not UTF-8, in which paths are handed on.
    case unnameable
  }

  let path: String
  /// The path from the folder on that the user has named.
  let below: String
  let kind: Kind
}

/// Whether there is a folder at the path.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// What is in a folder, hidden entries left out, so sorted that all paths of the whole tree are.
private func entries(of folder: FolderEntry) throws(FileError) -> [FolderEntry] {
  guard let stream = opendir(folder.path) else { throw FileError(path: folder.path, operation: "open") }
  defer { closedir(stream) }
  var entries: [FolderEntry] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
    guard !name.hasPrefix(".") else { continue }
    let path = folder.path.hasSuffix("/") ? folder.path + name : "\(folder.path)/\(name)"
    let below = folder.below.isEmpty ? name : "\(folder.below)/\(name)"
    guard let kind = kind(of: path) else { continue }
    entries.append(FolderEntry(path: path, below: below, kind: kind))
  }
  // A folder's name counts with the slash that follows it in the paths of its files.
  let key = { (entry: FolderEntry) in (entry.path + (entry.kind == .folder ? "/" : "")).utf8 }
  return entries.sorted { key($0).lexicographicallyPrecedes(key($1)) }
}

/// Whether there is a regular file (also behind a link) or a folder (not behind a link, which may lead in a
/// circle) at the path; nil for anything else, such as a pipe that nobody writes to.
private func kind(of path: String) -> FolderEntry.Kind? {
  var status = stat()
  guard lstat(path, &status) == 0 else {
    // What was listed a moment ago is there; it is the path that was mended to be a text.
    return path.unicodeScalars.contains("\u{FFFD}") ? .unnameable : nil
  }
  if status.st_mode & S_IFMT == S_IFDIR { return .folder }
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return .file
}
