import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@Suite struct EvaluateTests {
  /// Two blank 28×28 images with the labels 1 and 2.
  static let csv = [1, 2].map { "\($0)" + String(repeating: ",0", count: 784) }.joined(separator: "\n")

  @Test("JSON has the promised keys and shapes")
  func json() throws {
    let folder = try TemporaryFolder()
    let run = try runDigit("evaluate", folder.write("a.csv", Self.csv), "--format", "json")
    #expect(run.status == 0)
    let json = try JSON.parse(Array(run.output.utf8))
    #expect(
      json.members?.map(\.key) == [
        "count", "accuracy", "accuracy_interval", "calibration_error", "classes", "confusion", "refused",
        "risk_coverage", "mistakes",
      ])
    #expect(json["count"] == 2)
    #expect(json["accuracy_interval"]?.elements?.count == 2)
    #expect(json["confusion"]?.elements?.map { $0.elements?.count } == Array(repeating: 10, count: 10))
    let classes = try #require(json["classes"]?.elements)
    #expect(classes.map { $0["support"]?.integer } == [0, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("Several files are measured together, and --limit counts the images of all")
  func several() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", Self.csv)
    #expect(try runDigit("evaluate", path, path, path).output.hasPrefix("6 images, "))
    #expect(try runDigit("evaluate", path, path, path, "--limit", "3").output.hasPrefix("3 images, "))
  }

  @Test("Malformed data has its exit status and an error with file, row and column")
  func failures() throws {
    let folder = try TemporaryFolder()
    let missing = try runDigit("evaluate", folder.file("none.csv"))
    #expect(missing.status == 66)
    let broken = try folder.write("b.csv", Self.csv + "\n3,x" + String(repeating: ",0", count: 783))
    let run = try runDigit("evaluate", broken)
    #expect(run.status == 65)
    #expect(
      run.errors == "digit: \(broken), row 3, column 2: found \"x\", expected a whole number from 0 to 255, "
        + "or numbers from 0 to 1 in all rows\n")
    let small = try folder.write("c.csv", "1" + String(repeating: ",0", count: 64))
    #expect(try runDigit("evaluate", small).status == 65)
    #expect(try runDigit("evaluate").status == 64)
    #expect(try runDigit("evaluate", small, "--limit", "0").status == 64)
    #expect(try runDigit("evaluate", small, "--jobs", "0").status == 64)
  }

  /// The project's sample images.
  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../samples").standardizedFileURL.path

  @Test("A list of images is measured, and its mistakes are listed, the most confident first")
  func list() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write(
      "labels.tsv", "\(Self.samples)/photo.jpeg\t4\n\(Self.samples)/two-28x28.png\t7\nnone.png\t1\n")
    let run = try runDigit("evaluate", list, "--format", "json")
    #expect(run.status == 1)
    let json = try JSON.parse(Array(run.output.utf8))
    #expect(json["count"] == 3)
    #expect(json["refused"] == ["not_found": 1])
    let mistakes = try #require(json["mistakes"]?.elements)
    #expect(mistakes.map { $0["path"]?.string } == ["\(Self.samples)/two-28x28.png"])
    #expect(mistakes.first?["digit"] == 2)
    #expect(mistakes.first?["label"] == 7)
    #expect(try runDigit("evaluate", list, "--mistakes", "0").output.contains("two-28x28.png") == false)
  }

  @Test("The evaluation says how many images can be answered with how many errors")
  func riskCoverage() throws {
    let list = "\(Self.samples)/labels.tsv"
    let json = try JSON.parse(Array(try runDigit("evaluate", list, "--format", "json").output.utf8))
    let rows = try #require(json["risk_coverage"]?.elements)
    #expect(rows.map { $0["max_error"]?.double } == [0.001, 0.005, 0.01, 0.02, 0.05])
    // All sixteen are right.
    #expect(rows.allSatisfy { $0["answered"]?.double == 1 })
    let folder = try TemporaryFolder()
    let wrong = try folder.write("labels.tsv", "\(Self.samples)/photo.jpeg\t7\n")
    let none = try runDigit("evaluate", wrong, "--mistakes", "0").output
    #expect(
      none.hasSuffix(
        """
          errors up to  answered  confidence from
                 0.1 %    0.00 %                –
                 0.5 %    0.00 %                –
                 1.0 %    0.00 %                –
                 2.0 %    0.00 %                –
                 5.0 %    0.00 %                –

        """))
  }

  @Test("A folder with subfolders of digits is measured")
  func folder() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.file("4"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(Self.samples)/photo.jpeg", toPath: folder.file("4/a.jpeg"))
    _ = try folder.write("4/notes.txt", "not an image")
    let run = try runDigit("evaluate", folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("1 image, accuracy 100.00 % (95 % confidence interval 20.65 % to 100.00 %)"))
    let empty = try TemporaryFolder()
    #expect(try runDigit("evaluate", empty.path).status == 65)
  }
}
