import ArgumentParser
import Testing

@testable import digit

/// The ranges of numbers on the command line, in the help and in errors.
@Suite struct OptionRangeTests {
  private static let largest = 1_000_000_000

  @Test(
    "A whole number outside its range is refused with the range, which the help states",
    arguments: [
      ("classify", "--top-k", 1...10), ("classify", "--jobs", 1...1024), ("read", "--top-k", 1...10),
      ("read", "--jobs", 1...1024), ("preprocess", "--jobs", 1...1024), ("explain", "--label", 0...9),
      ("evaluate", "--limit", 1...largest), ("evaluate", "--mistakes", 0...largest),
      ("evaluate", "--jobs", 1...1024),
      ("train", "--limit", 1...largest), ("train", "--sample", 1...largest),
      ("train", "--epochs", 0...1_000_000), ("train", "--iterations", 0...largest),
      ("train", "--warm-up", 0...largest), ("train", "--seed", 0...Int.max),
      ("train", "--patience", 1...1_000_000), ("train", "--log-every", 1...largest),
      ("train", "--synthetic-digits", 0...1_000_000), ("train", "--strokes-per-label", 1...1_000_000),
      ("train", "--outliers", 0...10_000_000), ("train", "--calibration-numbers", 0...100_000),
      ("train", "--jobs", 1...1024),
    ])
  func wholeNumbers(command: String, option: String, range: ClosedRange<Int>) throws {
    for value in [range.lowerBound - 1, range.upperBound == .max ? -2 : range.upperBound + 1] {
      #expect(
        try message(command, option, "\(value)")
          == "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not \(value).")
    }
    #expect(try help(command, option).contains("\(range.lowerBound) to \(range.upperBound)"))
  }

  @Test(
    "A number outside its range is refused with the range, which the help states",
    arguments: [
      ("classify", "--min-confidence", ["-0.1", "1.1"], "a number from 0 to 1", "0 to 1"),
      ("classify", "--max-error", ["0", "1.1"], "a fraction above 0, up to 1", "above 0, up to 1"),
      ("read", "--min-confidence", ["-0.1", "1.1"], "a number from 0 to 1", "0 to 1"),
      ("read", "--max-error", ["0", "1.1"], "a fraction above 0, up to 1", "above 0, up to 1"),
      (
        "explain", "--learning-rate", ["0", "1000001"], "a number above 0, up to 1000000",
        "above 0, up to 1000000"
      ),
      (
        "train", "--learning-rate", ["0", "1000001"], "a number above 0, up to 1000000",
        "above 0, up to 1000000"
      ),
      ("train", "--weight-decay", ["-1", "1001"], "a number from 0 to 1000", "0 to 1000"),
      ("train", "--dropout", ["-0.1", "1"], "a number from 0 to below 1", "at least 0 and below 1"),
      ("train", "--initial-fraction", ["-0.1", "1"], "a number from 0 to below 1", "at least 0 and below 1"),
      ("train", "--label-smoothing", ["-0.1", "1"], "a number from 0 to below 1", "at least 0 and below 1"),
      ("train", "--averaging", ["0", "1"], "a number above 0 and below 1", "above 0 and below 1"),
      (
        "train", "--pixel-scale", ["0.0009", "1000001"], "a number from 0.001 to 1000000",
        "0.001 to 1000000"
      ),
    ])
  func numbers(command: String, option: String, outside: [String], error: String, help: String) throws {
    for value in outside + ["nan"] {
      #expect(try message(command, option, value).hasPrefix("\(option) takes \(error)"), "\(value)")
    }
    #expect(try self.help(command, option).contains(help))
  }

  @Test(
    "Numbers in words of their own have a range too, which the help states",
    arguments: [
      ("--batch-size", ["0", "1000000001"], "1 to 1000000000"),
      ("--hidden", ["0", "16,1000001"], "1 to 1000000"),
      ("--validation-split", ["-1", "1000000001", "1.5"], "0 to 1000000000"),
      ("--label-column", ["0", "-1"], "1 to 785"),
    ])
  func words(option: String, outside: [String], help: String) throws {
    for value in outside {
      #expect(
        try message("train", option, value).hasPrefix("The value '\(value)' is invalid for '\(option) <"))
    }
    #expect(try self.help("train", option).contains(help))
  }

  @Test("More hidden layers than a model file has room for are refused")
  func depth() throws {
    let widths = [String](repeating: "2", count: 41).joined(separator: ",")
    #expect(try message("train", "--hidden", widths).hasPrefix("The value '\(widths)' is invalid"))
  }

  @Test("--length and --range of read have a range, which the help states")
  func restrictions() throws {
    for length in ["0", "1001", "2-9223372036854775807", "9223372036854775808"] {
      #expect(
        try message("read", "--length", length).hasSuffix(
          "--length takes a number of digits from 1 to 1000, such as 4 or 2-4, not \(length)."))
    }
    #expect(try help("read", "--length").contains("1 to 1000"))
    for range in ["-1", "2-1", "0-9223372036854775808"] {
      #expect(
        try message("read", "--range", range).hasSuffix(
          """
          --range takes the smallest and the largest value, each from 0 to 9223372036854775807, such as 1900-2030, not \(range).
          """))
    }
    #expect(try help("read", "--range").contains("0 to 9223372036854775807"))
  }

  /// What is wrong with a command line that ends with an option and its value.
  private func message(_ command: String, _ option: String, _ value: String) throws -> String {
    let inputs = ["train": ["data", "--output", "m"], "preprocess": ["image", "--output", "o"]]
    let others = option == "--learning-rate" && command == "explain" ? ["--label", "1"] : []
    let arguments = [command] + (inputs[command] ?? ["image"]) + others + ["\(option)=\(value)"]
    let error = #expect(throws: (any Error).self) { try Digit.parseAsRoot(arguments) }
    return Digit.message(for: try #require(error))
  }

  /// The option's help on one line.
  private func help(_ command: String, _ option: String) throws -> String {
    let lines = try #require(Self.helps[command]).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("  \(option) ") })
    // A long option's text is on the next line.
    return lines[start...].prefix(2).joined(separator: " ")
  }

  /// The help of each command, without line breaks in texts.
  private static let helps = Dictionary(
    uniqueKeysWithValues: Digit.configuration.subcommands.map {
      ($0.configuration.commandName ?? "", Digit.helpMessage(for: $0, columns: 1000))
    })
}
