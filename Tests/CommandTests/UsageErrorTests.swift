import Foundation
import TestSupport
import Testing

@Suite struct UsageErrorTests {
  @Test(
    "A misspelt command, option or value is met with the nearest one",
    arguments: [
      ("classfy x", "unknown command 'classfy'; did you mean 'classify'?\nSee 'digit --help'."),
      ("zzz", "unknown command 'zzz'\nSee 'digit --help'."),
      ("help trian", "unknown command 'trian'; did you mean 'train'?"),
      ("--quiet classify x", "options come after the command: digit classify --quiet …"),
      (
        "classify --modle m x",
        "unknown option '--modle'; did you mean '--model'?\nSee 'digit classify --help'."
      ),
      (
        "classify x --min-confidance=0.5",
        "unknown option '--min-confidance'; did you mean '--min-confidence'?"
      ),
      ("train d --ouput m", "unknown option '--ouput'; did you mean '--output'?\nSee 'digit train --help'."),
      ("train --lerning-rate 1", "unknown option '--lerning-rate'; did you mean '--learning-rate'?"),
      ("train d -o m --zzz", "unknown option '--zzz'\nSee"),
      ("train d -o m --optimizer adma", "Did you mean 'adam'?"),
      ("train d -o m --schedule cosin", "Did you mean 'cosine'?"),
      ("train d -o m --augment stong", "Did you mean 'strong'?"),
      ("train d -o m --preset relu10", "Did you mean 'relu-10'?"),
      ("classify x --format jason", "Did you mean 'json'?"), ("classify x --invert on", "Did you mean 'no'?"),
      ("evaluate x --format jsn", "Did you mean 'json'?"), ("evaluate x --limt 3", "did you mean '--limit'?"),
      ("preprocess x -o y --format pgn", "Did you mean 'png'?"),
      ("preprocess x -o y --recursiv", "did you mean '--recursive'?"),
      ("explain x --lable 7", "did you mean '--label'?"),
      ("inspect --fromat json", "did you mean '--format'?"),
    ])
  func misspelt(arguments: String, error: String) throws {
    let run = try runDigit(arguments.split(separator: " ").map(String.init))
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("digit: ") && run.errors.contains(error), "\(run.errors)")
  }

  @Test("A file in place of a command is met with the command for it")
  func fileInsteadOfCommand() throws {
    let photo = "\(EvaluateTests.samples)/photo.jpeg"
    let run = try runDigit(photo)
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix("digit: \(photo) is not a command; did you mean 'digit classify \(photo)'?\n"))
    #expect(try runDigit(photo, "b").errors.contains("'digit classify \(photo) …'?"))
    let folder = try TemporaryFolder()
    let model = try folder.write("m.safetensors", "")
    #expect(try runDigit(model).errors.contains("'digit inspect \(model)'?"))
  }

  @Test("A missing argument or value is named with the command's usage")
  func missing() throws {
    let run = try runDigit("explain")
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("digit: Missing expected argument '<path>'\n"))
    #expect(run.errors.contains("Usage: digit explain <path> [<options>]"))
    #expect(try runDigit("classify", "--top-k").errors.hasPrefix("digit: Missing value for '--top-k <k>'"))
  }

  @Test(
    "The help of a command shows examples, in 80 columns",
    arguments: ["classify", "train", "evaluate", "preprocess", "explain", "inspect"])
  func examples(command: String) throws {
    let run = try runDigit("help", command)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "Examples:"))
    let examples = lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.filter {
      $0.contains("digit \(command)")
    }
    #expect((2...4).contains(examples.count))
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("-q, --quiet"))
  }

  @Test("The examples in the help parse: each reaches its missing data", arguments: ["classify", "train"])
  func examplesParse(command: String) throws {
    let folder = try TemporaryFolder()
    let help = try runDigit("help", command).output.replacing("\\\n", with: "")
    let lines = help.split(separator: "\n").filter { $0.hasPrefix("  digit \(command) ") }
    #expect(lines.count > 1)
    for line in lines {
      let run = try runShell("cd \(folder.path) && $DIGIT \(line.dropFirst("  digit ".count))")
      #expect(run.status != 64 && run.status != 0, "\(line): \(run.errors)")
    }
  }
}
