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

  public func makeIterator() -> Iterator {
    Iterator(paths: paths[...], list: list, recursive: recursive)
  }

  public struct Iterator: IteratorProtocol, Sendable {
    private var paths: ArraySlice<String>
    private var list: PathList?
    private let recursive: Bool
    /// The folders being listed, the innermost last.
    private var folders: [FolderListing] = []

    fileprivate init(paths: ArraySlice<String>, list: PathList?, recursive: Bool) {
      self.paths = paths
      self.list = list
      self.recursive = recursive
    }

    public mutating func next() -> InputFile? {
      do throws(FileError) {
        while true {
          if let entry = nextEntry() {
            guard entry.isFolder else { return .found(entry.path, relativePath: entry.relativePath) }
            if recursive {
              folders.append(try FolderListing(path: entry.path, relativePath: entry.relativePath))
            }
            continue
          }
          guard let path = try nextPath() else { return nil }
          guard isFolder(path) else { return .named(path) }
          folders = [try FolderListing(path: path)]
        }
      } catch {
        return .unreadable(error)
      }
    }

    private mutating func nextEntry() -> FolderEntry? {
      while let last = folders.indices.last {
        if let entry = folders[last].next() { return entry }
        folders.removeLast()
      }
      return nil
    }

    private mutating func nextPath() throws(FileError) -> String? {
      if let path = paths.popFirst() { return path }
      return try list?.next()
    }
  }
}
