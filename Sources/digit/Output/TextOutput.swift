import SystemSupport

/// The destination of a command's results: standard output, unbuffered, or a file that appears only when complete.
struct TextOutput {
  /// nil is standard output.
  private let file: OutputFile?

  /// - Parameter path: `-` is standard output.
  init(_ path: String) throws(FileError) {
    file = path == "-" ? nil : try OutputFile(path)
  }

  func write(_ text: String) throws(FileError) {
    if let file { try file.write(Array(text.utf8)) } else { try writeOutput(text) }
  }

  /// Gives the complete file its name.
  func commit() throws(FileError) { try file?.commit() }
}
