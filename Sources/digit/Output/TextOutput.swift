import SystemSupport

/// Where a command's results go: standard output, at once, or a file, which is there whole or not at all.
struct TextOutput {
  /// nil: standard output.
  private let file: OutputFile?

  /// - Parameter path: `-` is standard output.
  init(_ path: String) throws(FileError) {
    file = path == "-" ? nil : try OutputFile(path)
  }

  func write(_ text: String) throws(FileError) {
    if let file { try file.write(Array(text.utf8)) } else { try writeOutput(text) }
  }

  /// Gives the file its name, when all is written.
  func commit() throws(FileError) { try file?.commit() }
}
