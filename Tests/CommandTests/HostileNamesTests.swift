import Foundation
import OrderedJSON
import TestSupport
import Testing

@testable import digit

/// Names and texts from files that would control a terminal, or a spreadsheet.
@Suite struct HostileNamesTests {
  @Test(
    "In csv a path that a spreadsheet would take for a formula begins with ./, which names the same file",
    arguments: [
      ("=cmd.png", "./=cmd.png"), ("+1.png", "./+1.png"), ("-1.png", "./-1.png"), ("@a.png", "./@a.png"),
      ("\ta.png", "./\ta.png"), ("\ra.png", "./\ra.png"), ("\na.png", "./\na.png"),
      ("\u{FF1D}a", "./\u{FF1D}a"),
      ("a=1.png", "a=1.png"), ("/=a.png", "/=a.png"), ("", ""), ("-", "-"), ("-:12", "-:12"),
      ("-:1x", "./-:1x"),
    ])
  func formulas(path: String, cell: String) {
    #expect(spreadsheetPath(path) == cell)
  }

  @Test(
    "classify and read write such paths in csv, quoted where a separator is in them; jsonl has them as they are"
  )
  func csv() throws {
    let folder = try TemporaryFolder()
    let names = ["=1.png", "a;=2.png", "b\t=3.png", "é\"4.png", "\"\u{301}5.png"]
    let command = { (format: String) in
      "cd '\(folder.path)'; printf '%s\\n' \(names.map { "'\($0)'" }.joined(separator: " ")) | $DIGIT \(format) --quiet --files-from -"
    }
    for format in ["classify --format csv", "read --format csv"] {
      let rows = try runShell(command(format)).output.split(separator: "\n").dropFirst()
      #expect(
        Array(rows) == [
          "./=1.png,,,,not_found", "\"a;=2.png\",,,,not_found", "\"b\t=3.png\",,,,not_found",
          "\"é\"\"4.png\",,,,not_found", "\"\"\"\u{301}5.png\",,,,not_found",
        ])
    }
    let lines = try runShell(command("classify --format jsonl")).output.split(separator: "\n")
    #expect(try lines.map { try JSON.parse(Array($0.utf8))["path"]?.string } == names)
  }

  @Test("inspect shows no control character of a model's metadata")
  func metadata() throws {
    let folder = try TemporaryFolder()
    let model = try modelFile(
      in: folder, configuration: "--note '\u{1B}]0;x\u{7}\u{202E}\u{9B}31m'")
    let text = try runDigit("inspect", model)
    #expect(text.status == 0)
    #expect(text.output.contains("--note '\u{FFFD}]0;x\u{FFFD}\u{FFFD}\u{FFFD}31m'\n"))
    #expect(!text.output.unicodeScalars.contains { $0 != "\n" && $0.isTerminalControl })
    let json = try runDigit("inspect", model, "--format", "json")
    #expect(json.output.contains(#"--note '\u001b]0;x\u0007\u202e\u009b31m'"#))
    #expect(!json.output.unicodeScalars.contains { $0 != "\n" && $0.isTerminalControl })
  }

  @Test(
    "No message repeats a control character of a path or an argument",
    arguments: [
      "inspect NAME", "classify NAME", "classify image --model NAME", "classify --files-from NAME",
      "classify image --output NAME/o", "classify image --top-k NAME", "evaluate NAME", "explain NAME",
      "train NAME --output m", "train data --output NAME/m", "train data --output m --hidden NAME",
      "preprocess NAME --output o", "read NAME", "NAME", "help NAME", "classify --NAME",
    ])
  func messages(line: String) throws {
    let run = try runDigit(
      line.split(separator: " ").map { String($0).replacing("NAME", with: "x\u{1B}[31m\u{202E}\u{9B}") })
    #expect(run.status != 0)
    #expect(
      run.errors.contains("x\u{FFFD}[31m\u{FFFD}\u{FFFD}") || run.errors.contains(#"x\u{1B}[31m"#),
      "\(run.errors)")
    #expect(!run.errors.unicodeScalars.contains { $0 != "\n" && $0.isTerminalControl })
  }
}
