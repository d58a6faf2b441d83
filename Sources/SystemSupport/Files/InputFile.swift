/// A file to read, not opened yet.
public enum InputFile: Sendable, Equatable {
  /// A path that the user named; `-` is standard input.
  case named(String)
  /// A file found in a folder that the user named. `relativePath` starts below that folder.
  case found(String, relativePath: String)
  /// A folder or a list of paths that could not be read, in place of the files in it.
  case unreadable(FileError)

  public var path: String {
    switch self {
    case .named(let path), .found(let path, _): path
    case .unreadable(let error): error.path
    }
  }
}
