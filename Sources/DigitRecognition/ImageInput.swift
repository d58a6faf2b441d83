import DigitImage
import SystemSupport

/// No picture's file is longer, in bytes.
let imageFileLimit = 256 << 20

/// A file that is to be recognized, not opened yet.
public enum ImageInput: Sendable, Equatable {
  /// A file that the user has named; `-` is standard input.
  case named(String)
  /// A file that was found in a folder; it is a picture only if its first bytes are a picture's.
  ///
  /// `below`: its path from that folder on.
  case found(String, below: String)
  /// A folder, or a list of paths, that the system refused to read.
  case unlisted(FileError)

  public var path: String {
    switch self {
    case .named(let path), .found(let path, _): path
    case .unlisted(let error): error.path
    }
  }

  /// The file's bytes; nil where it was found in a folder and is no picture.
  public func read() throws(FileError) -> [UInt8]? {
    switch self {
    case .named("-"): return try readAll(STDIN_FILENO, path: "standard input", limit: imageFileLimit)
    case .named(let path): return try readFile(path, limit: imageFileLimit)
    case .found(let path, _): return try readIfPicture(path)
    case .unlisted(let error): throw error
    }
  }
}

/// Looks at the first bytes before it reads the rest: a folder may hold films.
private func readIfPicture(_ path: String) throws(FileError) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path, operation: "open") }
  defer { close(descriptor) }
  let firstBytes = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
    count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
  }
  guard let format = ImageFormat(firstBytes: firstBytes), format != .pdf else { return nil }
  return try readAll(descriptor, path: path, limit: imageFileLimit)
}
