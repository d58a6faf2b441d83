import SystemSupport
import TestSupport

/// Files that are written again for each input, because the code under test takes paths.
struct ScratchFolder {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a file, and returns its path. Without the durability, and the time, of the program's own writing.
  func write(_ name: String, _ bytes: some Collection<UInt8>) throws -> String {
    let path = folder.file(name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "create") }
    defer { close(descriptor) }
    let written = Array(bytes).withUnsafeBytes { SystemSupport.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw FileError(path: path, operation: "write") }
    return path
  }
}
