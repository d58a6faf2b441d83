import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@Suite struct PresetTests {
  let folder: TemporaryFolder
  /// 8×8 images.
  let small: String
  /// 28×28 images: each digit has a bright band of its own.
  let large: String

  init() throws {
    folder = try TemporaryFolder()
    small = try folder.write("small.csv", TrainTests.csv(rows: 200))
    let rows = (0..<60).map { row in
      ([row % 10] + (0..<784).map { $0 / 56 == row % 10 ? 255 : 0 }).map(String.init).joined(separator: ",")
    }
    large = try folder.write("large.csv", rows.joined(separator: "\n"))
  }

  func record(of model: String) throws -> JSON? {
    let run = try runDigit("inspect", folder.file(model), "--format", "json")
    return try JSON.parse(Array(run.output.utf8))["training"]
  }

  @Test(
    "Each preset trains its network, and options that are given replace its own",
    arguments: [
      ("relu-10", "dense(10) relu dense(10)", "--learning-rate 0.1 --batch-size all"),
      ("relu-10-dev", "dense(10) relu dense(10)", "--initialization uniform"),
      ("he-128", "dense(128) relu dense(10)", "--learning-rate 0.15 --batch-size all"),
      ("digits-8x8", "dense(32) relu dense(10)", "--learning-rate 0.1 --batch-size 32"),
      ("slow-10", "dense(10) relu dense(10)", "--learning-rate 0.0001 --batch-size all"),
    ])
  func trains(preset: String, layers: String, options: String) throws {
    let run = try runDigit(
      "train", preset == "digits-8x8" ? small : large, "--validation-split", "20", "--preset", preset,
      "--iterations", "12", "--output", folder.file("m"))
    #expect(run.status == 0)
    #expect(run.errors.contains("iteration 12/12"))
    let record = try record(of: "m")
    let configuration = record?["configuration"]?.string ?? ""
    #expect(configuration.contains("'\(layers)'") && configuration.contains(options))
    #expect(configuration.contains("--optimizer sgd") && configuration.contains("--schedule constant"))
    #expect(configuration.contains("--iterations 12"))
    #expect(record?["samples"] == .integer(preset == "digits-8x8" ? 180 : 40))
    #expect(record?["steps"] == 12)
  }

  @Test("A preset is equivalent to its options, wherever it stands, and with a space or an equals sign")
  func equivalence() throws {
    let common = ["train", small, "--iterations", "7", "--quiet", "--output"]
    let typed = ["--optimizer", "sgd", "--schedule", "constant", "--batch-size", "32", "--hidden", "32"]
    #expect(
      try runDigit(
        common + [folder.file("typed"), "--learning-rate", "0.1", "--validation-split", "0.2"] + typed
      ).status == 0)
    #expect(try runDigit(common + [folder.file("preset"), "--preset=digits-8x8"]).status == 0)
    let first = ["train", "--preset", "digits-8x8"] + common.dropFirst() + [folder.file("first")]
    #expect(try runDigit(first).status == 0)
    let bytes = { (name: String) in FileManager.default.contents(atPath: folder.file(name)) }
    #expect(bytes("typed") != nil)
    #expect(bytes("typed") == bytes("preset"))
    #expect(bytes("typed") == bytes("first"))
  }

  @Test("The list has all presets with their claims, and needs no data")
  func list() throws {
    let run = try runDigit("train", "--list-presets")
    #expect(run.status == 0)
    for name in ["relu-10:", "relu-10-dev:", "he-128:", "digits-8x8:", "slow-10:"] {
      #expect(run.output.contains(name))
    }
    #expect(run.output.components(separatedBy: "claimed:").count == 6)
  }

  @Test("An unknown preset is refused with the names of the known ones", arguments: ["relu-11", ""])
  func unknown(name: String) throws {
    let run = try runDigit("train", small, "--preset", name, "--output", folder.file("m"))
    #expect(run.status == 64)
    #expect(run.errors.contains("'slow-10'"))
  }

  @Test(
    "Every n-th iteration and the last have a line, with the validation accuracy if an epoch ends",
    arguments: [
      (["--batch-size", "all", "--iterations", "7", "--log-every", "3"], [3, 6, 7], [3, 6, 7]),
      // 180 images are two steps of 90.
      (["--batch-size", "90", "--iterations", "5", "--log-every", "1"], [1, 2, 3, 4, 5], [2, 4, 5]),
      (["--batch-size", "90", "--epochs", "3", "--log-every", "4"], [4, 6], [4, 6]),
    ])
  func logEvery(options: [String], printed: [Int], validated: [Int]) throws {
    let run = try runDigit(["train", small, "--output", folder.file("m")] + options)
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("iteration ") }
    let numbers = { (lines: [Substring]) in lines.compactMap { Int($0.split { " /".contains($0) }[1]) } }
    #expect(numbers(lines) == printed)
    #expect(numbers(lines.filter { $0.contains("validation") }) == validated)
    #expect(!run.errors.contains("\nepoch"))
  }

  @Test("A random sample has the given size, or all images if there are fewer")
  func sample() throws {
    let common = ["train", small, "--validation-split", "0", "--epochs", "1", "--quiet", "--output"]
    for (size, used) in [("50", 50), ("1000", 200)] {
      #expect(try runDigit(common + [folder.file("m"), "--sample", size]).status == 0)
      #expect(try record(of: "m")?["samples"] == .integer(used))
    }
    #expect(try runDigit(common + [folder.file("m"), "--sample", "0"]).status == 64)
  }
}
