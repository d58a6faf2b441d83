import Foundation
import TestSupport
import Testing

@testable import digit

/// What the program shows on a terminal: the pseudo-terminal of script(1).
@Suite struct TerminalTests {
  private let photo = "\(EvaluateTests.samples)/two-28x28.png"

  /// Runs a shell command in which `$DIGIT` is the program, with all its streams on a terminal.
  private func onTerminal(_ line: String, environment: String = "TERM=xterm") throws -> String {
    let run = try runShell(
      "export DIGIT; NO_COLOR= \(environment) script --quiet --return --command '\(line)' /dev/null < /dev/null"
    )
    return run.output.replacing("\r\n", with: "\n")
  }

  @Test("An unsure answer is yellow on a terminal")
  func unsure() throws {
    let output = try onTerminal("$DIGIT classify --min-confidence 1 \(photo)")
    #expect(output.contains("\u{1B}[33m2?  99.90 %\u{1B}[0m  \(photo)"))
    #expect(try !onTerminal("$DIGIT classify \(photo)").contains("\u{1B}["))
  }

  @Test("The program's name before an error is red on a terminal")
  func error() throws {
    #expect(try onTerminal("$DIGIT classfy").hasPrefix("\u{1B}[1;31mdigit:\u{1B}[0m unknown command"))
    #expect(
      try onTerminal("$DIGIT classify none.png").contains(
        "\u{1B}[1;31mdigit:\u{1B}[0m none.png: no such file"))
  }

  @Test(
    "There are no colors with NO_COLOR, on a dumb terminal, in a pipe and in a file",
    arguments: [("TERM=xterm NO_COLOR=1", ""), ("TERM=dumb", ""), ("TERM=xterm", "2>&1 | cat")])
  func plain(environment: String, redirection: String) throws {
    let folder = try TemporaryFolder()
    for command in ["classify --min-confidence 1 \(photo)", "classfy", "classify none.png"] {
      let output = try onTerminal("$DIGIT \(command) \(redirection)", environment: environment)
      #expect(!output.isEmpty && !output.contains("\u{1B}"))
    }
    _ = try onTerminal("$DIGIT classify --min-confidence 1 \(photo) --output \(folder.file("o"))")
    let file = try String(contentsOfFile: folder.file("o"), encoding: .utf8)
    #expect(file.hasPrefix("2?  99.90 %"))
  }

  @Test("Training shows the present step on a terminal and erases it; in a file there are only lines")
  func training() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write("digits.csv", TrainTests.csv(rows: 2000))
    func train(epochs: Int) -> String {
      "$DIGIT train \(data) --epochs \(epochs) --log-every 40000 --jobs 1 --output \(folder.file("m"))"
    }
    let output = try onTerminal(train(epochs: 400))
    #expect(
      output.contains(#/\r\x1B\[K\x1B\[2mepoch \d+/400, step \d+/\d+, loss \d\.\d{4}, \d+ s left\x1B\[0m/#))
    // The last line begins where the line of the step was erased.
    #expect(output.contains("\r\u{1B}[Kiteration"))
    #expect(try !onTerminal(train(epochs: 100) + " --quiet").contains("epoch"))
    #expect(try !onTerminal(train(epochs: 100) + " 2>\(folder.file("log"))").contains("epoch"))
    #expect(try !String(contentsOfFile: folder.file("log"), encoding: .utf8).contains("\u{1B}"))
  }

  @Test(
    "A duration has its two largest units",
    arguments: [(0, "0 s"), (59.4, "59 s"), (130, "2 min 10 s"), (7300, "2 h 1 min"), (-1, "0 s")])
  func duration(seconds: Double, text: String) {
    #expect(timeText(seconds) == text)
  }
}
