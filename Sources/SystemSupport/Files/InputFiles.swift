/// The files that paths, folders, and a list of paths name, enumerated lazily.
///
/// A folder yields its regular files, sorted by the bytes of their paths, without hidden ones.
public struct InputFiles: Sequence, Sendable {
  private let paths: [String]
  private let list: PathList?
  private let recursive: Bool

  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input.
  ///   - list: more paths, which follow `paths`.
  ///   - recursive: whether folders also yield the files in their subfolders.
  public init(paths: [String], list: PathList? = nil, recursive: Bool = false) {
    self.paths = paths
    self.list = list
    self.recursive = recursive
  }

  /// True if there is exactly one file, so that starting threads is not worthwhile.
  public var isSingleFile: Bool { list == nil && paths.count == 1 && !paths.contains(where: isFolder) }

  public func makeIterator() -> Iterator {
    Iterator(paths: paths[...], list: list, recursive: recursive)
  }

  public struct Iterator: IteratorProtocol, Sendable {
    private var paths: ArraySlice<String>
    private var list: PathList?
    private let recursive: Bool
    /// Entries of folders that have been listed but not yielded; the next one is last.
    private var pending: [FolderEntry] = []

    fileprivate init(paths: ArraySlice<String>, list: PathList?, recursive: Bool) {
      self.paths = paths
      self.list = list
      self.recursive = recursive
    }

    public mutating func next() -> InputFile? {
      do throws(FileError) {
        while true {
          if let entry = pending.popLast() {
            switch entry.kind {
            case .file: return .found(entry.path, relativePath: entry.relativePath)
            case .folder: if recursive { pending += try entry.entries().reversed() }
            case .notUTF8: throw FileError(path: entry.path, operation: "open", number: EILSEQ)
            }
            continue
          }
          guard let path = try nextPath() else { return nil }
          guard isFolder(path) else { return .named(path) }
          pending = try FolderEntry(path: path, relativePath: "", kind: .folder).entries().reversed()
        }
      } catch {
        return .unreadable(error)
      }
    }

    private mutating func nextPath() throws(FileError) -> String? {
      if let path = paths.popFirst() { return path }
      return try list?.next()
    }
  }
}
