import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

/// scikit-learn's digits, if the shared data is beside the repository.
private let optdigits = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/data/digits-8x8.csv").standardizedFileURL.path

/// Models for 8×8 images.
@Suite struct SmallModelTests {
  let folder: TemporaryFolder
  let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = folder.file("m")
    let data = try folder.write("digits.csv", TrainTests.csv(rows: 200))
    _ = try runDigit("train", data, "--hidden", "16", "--epochs", "20", "--quiet", "--output", model)
  }

  /// The image of a digit in `TrainTests.csv`, without noise.
  private func pixels(of digit: Int) -> [String] {
    (0..<64).map { $0 / 8 == digit / 2 && $0 % 8 / 4 == digit % 2 ? "16" : "0" }
  }

  @Test("Numbers are classified, separated by commas or as NumPy prints them", arguments: 0...9)
  func numbers(digit: Int) throws {
    let numbers = pixels(of: digit)
    for text in [numbers.joined(separator: ","), "[" + numbers.joined(separator: ".  ") + ".]"] {
      let run = try runDigit("classify", "--pixels", text, "--model", model, "--format", "jsonl")
      let answer = try JSON.parse(Array(run.output.utf8))
      #expect(answer["digit"] == .integer(digit))
      #expect(answer["path"] == "pixels")
    }
  }

  @Test("784 numbers are classified by a 28×28 model, like a row of a CSV file")
  func large() throws {
    let numbers = (0..<784).map { (10..<18).contains($0 % 28) && (4..<24).contains($0 / 28) ? "255" : "0" }
    let text = numbers.joined(separator: ",")
    let table = try folder.write("row.csv", text)
    let run = try runDigit("classify", "--pixels", text)
    #expect(run.status == 0)
    #expect(run.output == (try runDigit("classify", table).output.replacing("\(table):1", with: "pixels")))
  }

  @Test(
    "Numbers that the model does not take are refused with those it takes",
    arguments: [
      (Array(repeating: "0", count: 63), "found 63 pixels, expected 64"),
      (Array(repeating: "0", count: 784), "expected 64"),
      (Array(repeating: "17", count: 64), "from 0 to 16"),
      (Array(repeating: "-1", count: 64), "from 0 to 16"),
      (Array(repeating: "nan", count: 64), "from 0 to 16"),
      (Array(repeating: "ink", count: 64), "ink is not a number"),
    ])
  func refused(numbers: [String], hint: String) throws {
    let run = try runDigit("classify", "--model", model, "--pixels=" + numbers.joined(separator: ","))
    #expect(run.status == 64)
    #expect(run.errors.contains(hint))
    #expect(run.output.isEmpty)
  }

  @Test("Numbers and image files exclude each other")
  func alone() throws {
    let text = pixels(of: 1).joined(separator: ",")
    #expect(try runDigit("classify", "--pixels", text, ClassifyTests.photo).status == 64)
  }

  @Test("The page of an image shows the 8×8 pixels that the network sees")
  func explanation() throws {
    let run = try runDigit("explain", ClassifyTests.photo, "--model", model)
    #expect(run.status == 0)
    #expect(run.output.contains("<h2>8 × 8 input</h2>"))
    #expect(!run.output.contains("<h2>28 × 28 input</h2>"))
  }

  @Test(
    "A model trained on scikit-learn's digits recognizes image files",
    .enabled(if: FileManager.default.fileExists(atPath: optdigits)))
  func samples() throws {
    let trained = folder.file("optdigits")
    let run = try runDigit(
      "train", optdigits, "--preset", "digits-8x8", "--epochs", "60", "--quiet", "--output", trained)
    #expect(run.status == 0)
    let evaluation = try runDigit(
      "evaluate", "\(ClassifyTests.samples)/labels.tsv", "--model", trained, "--format", "json")
    let report = try JSON.parse(Array(evaluation.output.utf8))
    #expect(report["count"] == 16)
    // Guessing would get 1.6 of 16 right.
    guard case .number(let accuracy)? = report["accuracy"] else {
      Issue.record("there is no accuracy")
      return
    }
    #expect(accuracy >= 0.8)
  }
}
