import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@Suite struct MaxErrorTests {
  let folder: TemporaryFolder
  /// The bounds are 1.918 %, 0.216 % and 0.816 %, by scipy.stats.beta.ppf(1 - 0.05 / 3, errors + 1, answered - errors).
  static let table = "3000 0.5:2900:40 0.9984:2800:1 0.9999:500:0"

  init() throws { folder = try TemporaryFolder() }

  private func model(digits: String = table) throws -> String {
    try modelFile(in: folder, risk: ["digits": digits])
  }

  /// The sample images, as their names and what they are answered.
  private func unsure(_ arguments: String...) throws -> [String: Bool] {
    let run = try runDigit(["classify", ClassifyTests.samples, "--format", "jsonl", "-q"] + arguments)
    #expect(run.status == 0 && run.errors.isEmpty)
    var unsure: [String: Bool] = [:]
    for line in run.output.split(separator: "\n") {
      let answer = try JSON.parse(Array(line.utf8))
      unsure[try #require(answer["path"]?.string)] = answer["unsure"] == true
    }
    return unsure
  }

  @Test(
    "Answers below the threshold of the error rate are unsure, as with that --min-confidence",
    arguments: [("0.02", "0.5"), ("0.0192", "0.5"), ("0.0191", "0.9984"), ("0.00216", "0.9984")])
  func threshold(maxError: String, minConfidence: String) throws {
    let model = try model()
    let answers = try unsure("--model", model, "--max-error", maxError)
    #expect(answers.count == 16)
    #expect(try answers == unsure("--model", model, "--min-confidence", minConfidence))
  }

  @Test("A batch says once on standard error which confidence was chosen; a single image and --quiet do not")
  func note() throws {
    let model = try model()
    let photo = ClassifyTests.photo
    let batch = try runDigit("classify", photo, photo, "--model", model, "--max-error", "0.01")
    let lines = batch.errors.split(separator: "\n")
    #expect(
      lines.first == """
        --max-error 0.01: predictions below a confidence of 99.84 % are unsure; 93.33 % of the model's 3000 validation \
        images are not
        """)
    #expect(lines.dropFirst().first == "2 images: 2 answered")
    #expect(try runDigit("classify", photo, "--model", model, "--max-error", "0.01").errors.isEmpty)
  }

  @Test("An error rate that the table does not reach is a usage error before anything is answered")
  func unreachable() throws {
    let output = folder.file("out.csv")
    let run = try runDigit(
      "classify", ClassifyTests.photo, "--model", try model(), "--max-error", "0.001", "--output", output)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !FileManager.default.fileExists(atPath: output))
    #expect(
      run.errors == """
        digit: --max-error 0.001: the model's risk table, from 3000 validation images, promises 0.22 % at best; use \
        --max-error 0.0022 or more, or --min-confidence

        """)
    #expect(
      try runDigit("classify", ClassifyTests.photo, "--model", model(), "--max-error", "0.0022").status == 0)
  }

  @Test("A model without a risk table says how to get one; the tables of digits and of numbers are two")
  func missing() throws {
    let none = try modelFile(in: folder, risk: [:])
    let message = { (answers: String) in
      let options = answers == "digits" ? "--calibrate" : "--calibrate --calibration-numbers 3500"
      return """
        digit: the model has no risk table of \(answers), which --max-error needs; train it with digit train \(options), or use \
        --min-confidence

        """
    }
    for (command, model, answers) in [
      ("classify", none, "digits"), ("read", none, "numbers"), ("read", try model(), "numbers"),
      ("classify", try modelFile(in: folder, risk: ["numbers": Self.table]), "digits"),
    ] {
      let run = try runDigit(command, ClassifyTests.photo, "--model", model, "--max-error", "0.5")
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors == message(answers))
    }
  }

  @Test("Numbers have the threshold of their own table")
  func numbers() throws {
    let model = try modelFile(
      in: folder, risk: ["digits": Self.table, "numbers": "3000 0.5:10:10 1.0:2990:0"])
    #expect(try runDigit("read", ClassifyTests.photo, "--model", model).status == 65)
    let valid = try modelFile(in: folder, risk: ["numbers": "3000 0.5:3000:200 1.0:2500:0"])
    let run = try runDigit(
      "read", ClassifyTests.photo, "--model", valid, "--max-error", "0.01", "--format", "jsonl")
    #expect(run.status == 0)
    #expect(try JSON.parse(Array(run.output.utf8))["unsure"] == true)
    let sure = try runDigit(
      "read", ClassifyTests.photo, "--model", valid, "--max-error", "0.1", "--format", "jsonl")
    #expect(try JSON.parse(Array(sure.output.utf8))["unsure"] == nil)
  }

  @Test(
    "Mistakes in the option are usage errors",
    arguments: [
      ["--max-error", "0"], ["--max-error", "1.5"], ["--max-error=-0.1"], ["--max-error", "nan"],
      ["--max-error", "1 %"], ["--max-error", "0.1", "--min-confidence", "0.5"],
    ])
  func usage(options: [String]) throws {
    for command in ["classify", "read"] {
      let run = try runDigit([command, ClassifyTests.photo] + options)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains("--max-error"))
    }
  }

  @Test("A malformed table is named by every command that takes a model")
  func malformed() throws {
    let model = try model(digits: "3000 0.5:9999:1")
    for arguments in [
      ["inspect", model], ["classify", ClassifyTests.photo, "--model", model],
      ["evaluate", "\(ClassifyTests.samples)/labels.tsv", "--model", model],
    ] {
      let run = try runDigit(arguments)
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(
        run.errors == """
          digit: \(model): the metadata entry risk.digits is "3000 0.5:9999:1", expected samples and rows of \
          threshold:answered:errors, such as "500 0.5:490:20 0.9:400:2"

          """)
    }
  }

  @Test("Inspect shows what can be answered at some error rates, and the whole table as JSON")
  func inspect() throws {
    let model = try model()
    let text = try runDigit("inspect", model).output
    #expect(
      text.contains(
        """

        risk table of digits, 3000 validation images:
          --max-error 0.001: not possible, 0.22 % at best
          --max-error 0.005: 93.33 % answered, from a confidence of 99.84 %
          --max-error 0.01: 93.33 % answered, from a confidence of 99.84 %
          --max-error 0.02: 96.67 % answered, from a confidence of 50.00 %
          --max-error 0.05: 96.67 % answered, from a confidence of 50.00 %

        """))
    let json = try JSON.parse(Array(try runDigit("inspect", model, "--format", "json").output.utf8))
    #expect(json["risk"]?["numbers"] == .null)
    #expect(json["risk"]?["digits"]?["samples"] == 3000)
    #expect(json["risk"]?["digits"]?["confidence"] == 0.95)
    #expect(
      json["risk"]?["digits"]?["rows"]?.elements?.last
        == ["threshold": 0.9999, "answered": 500, "errors": 0, "upper_bound": 0.008155])
  }
}
