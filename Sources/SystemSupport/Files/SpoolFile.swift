/// Bytes that wait on disk for their place in an output.
///
/// The file has no name: nothing is left of it however the program ends.
public final class SpoolFile {
  private let descriptor: Int32
  private let path: String
  private var length = 0

  /// - Parameter path: the output, whose folder has room for it. If no file can be created there, because the output is a
  ///   device or a pipe, the folder for temporary files is used.
  public init(beside path: String) throws(FileError) {
    self.path = path
    let folders = [folder(of: followingLinks(path)), environmentValue("TMPDIR") ?? "/tmp"]
    // The name goes with the `TemporaryFile`, the content stays until the descriptor is closed.
    descriptor =
      folders.lazy.compactMap { TemporaryFile(inFolder: $0, replacing: nil) }.first?.descriptor ?? -1
    guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  ///
  /// - Returns: their place.
  public func append(_ bytes: [UInt8]) throws(FileError) -> Range<Int> {
    try writeAll(descriptor, bytes, path: path)
    defer { length += bytes.count }
    return length..<length + bytes.count
  }

  /// The bytes at a place that `append` returned.
  public func read(_ place: Range<Int>) throws(FileError) -> [UInt8] {
    let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
      while count < buffer.count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
          off_t(place.lowerBound + count))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { return }
        count += got
      }
    }
    guard bytes.count == place.count else { throw FileError(path: path, operation: "read") }
    return bytes
  }
}
