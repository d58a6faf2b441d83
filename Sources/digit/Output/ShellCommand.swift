/// The command that started the program, as one could type it in a shell: `digit train 'my digits.csv' -o m`.
func typedCommand() -> String { shellCommand(["digit"] + CommandLine.arguments.dropFirst()) }

/// Arguments as a line for a POSIX shell; those with characters that a shell interprets are quoted.
func shellCommand(_ arguments: [String]) -> String {
  arguments.map { argument in
    let isPlain = !argument.isEmpty && argument.utf8.allSatisfy(isPlainInShell)
    // By scalars: an apostrophe with an accent would not be a character of its own.
    let parts = argument.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
    return isPlain ? argument : "'" + parts.map(String.init).joined(separator: #"'\''"#) + "'"
  }.joined(separator: " ")
}

private func isPlainInShell(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "@%_+=:,./-".utf8.contains(byte)
  }
}
