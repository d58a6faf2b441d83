import SystemSupport
import Testing

@Suite struct PrintableTextTests {
  @Test(
    "Control characters of both ranges, bidirectional formatting and separators of lines are replaced",
    arguments: [
      ("a\u{1B}[2Jb\n", "a\u{FFFD}[2Jb\u{FFFD}"), ("é 7", "é 7"), ("\u{7F}", "\u{FFFD}"),
      ("\t\0", "\u{FFFD}\u{FFFD}"),
      ("\u{9B}31m", "\u{FFFD}31m"), ("\u{202E}gpj\u{2066}", "\u{FFFD}gpj\u{FFFD}"),
      ("\u{61C}\u{200F}\u{2028}\u{2029}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ])
  func controls(text: String, expected: String) {
    #expect(printable(text) == expected)
    #expect(!expected.unicodeScalars.contains { $0.isTerminalControl })
  }

  @Test("Line feeds remain in lines of text, other controls do not")
  func lines() {
    #expect(printableLines("a\nb\r\u{1B}c") == "a\nb\u{FFFD}\u{FFFD}c")
  }

  @Test("Bytes that are not UTF-8 show as hexadecimal numbers, those of C1 too")
  func bytes() {
    #expect(printable(pathText([0x61, 0xFF, 0x9B])) == #"a\xFF\x9B"#)
  }

  @Test("A file error shows its path on one line")
  func fileError() {
    let error = FileError(path: "a\u{1B}[31m\nb", operation: "open", number: ENOENT)
    #expect(error.description == "cannot open a\u{FFFD}[31m\u{FFFD}b: No such file or directory")
  }
}
