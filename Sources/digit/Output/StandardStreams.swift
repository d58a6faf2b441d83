import SystemSupport

/// Writes to standard output at once, unbuffered: the reader of a pipe may be waiting for it.
func writeOutput(_ text: String) throws(FileError) {
  StatusLine.erase()
  do {
    try writeAll(STDOUT_FILENO, Array(text.utf8), path: "standard output")
  } catch {
    // The reader has closed the pipe: exit silently, with the status of a program that SIGPIPE ends.
    if error.number == EPIPE { exit(128 + SIGPIPE) }
    throw error
  }
}

/// Writes a line, or a message of several, to standard error. On a terminal, the program's name before a message is red.
///
/// Whatever the message quotes, from paths or files, cannot control the terminal.
func printError(_ line: String) {
  let prefix = "digit:"
  var line = printableLines(line)
  if line.hasPrefix(prefix) { line = TerminalStyle.errors.failed(prefix) + line.dropFirst(prefix.count) }
  printErrorLine(styled: line)
}

/// Writes a line to standard error as it is: with the colors in it.
func printErrorLine(styled line: String) {
  StatusLine.erase()
  try? writeAll(STDERR_FILENO, Array((line + "\n").utf8), path: "standard error")
}
