import Testing

@testable import digit

@Suite struct ShellCommandTests {
  @Test(
    "Words that a shell would change are quoted",
    arguments: [
      (["digit", "train", "a.csv", "-o", "m"], "digit train a.csv -o m"), (["a b"], "'a b'"), ([""], "''"),
      (["it's"], #"'it'\''s'"#), (["$HOME", "é"], "'$HOME' 'é'"), (["--hidden=12,8"], "--hidden=12,8"),
      (["~/x"], "'~/x'"), (["'\u{301}; x"], #"''\''"# + "\u{301}; x'"),
    ])
  func quoting(arguments: [String], line: String) { #expect(shellCommand(arguments) == line) }
}
