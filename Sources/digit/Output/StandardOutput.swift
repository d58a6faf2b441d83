import SystemSupport

/// Writes to standard output at once: whoever reads the other end of a pipe waits for it.
func writeOutput(_ text: String) throws(FileError) {
  do {
    try writeAll(STDOUT_FILENO, Array(text.utf8), path: "standard output")
  } catch {
    // Whoever read has heard enough. The status is that of a program which the signal ends.
    if error.number == EPIPE { exit(128 + SIGPIPE) }
    throw error
  }
}
