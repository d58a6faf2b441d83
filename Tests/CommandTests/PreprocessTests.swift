import Foundation
import TestSupport
import Testing

@Suite struct PreprocessTests {
  static let samples = ClassifyTests.samples

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("Each image becomes a 28×28 PNG file, which classify recognizes as the same digit")
  func images() throws {
    let folder = try TemporaryFolder()
    let run = try runDigit(
      "preprocess", ClassifyTests.photo, ClassifyTests.small, "--output", folder.file("out"))
    #expect(run.status == 0)
    #expect(try names(in: folder.file("out")) == ["photo.png", "two-28x28.png"])
    #expect(run.output.isEmpty && run.errors == "2 images: 2 converted\n")
    let header = try Data(contentsOf: URL(filePath: folder.file("out/photo.png"))).prefix(24)
    #expect(Array(header.suffix(8)) == [0, 0, 0, 28, 0, 0, 0, 28])
    #expect(try runDigit("classify", folder.file("out/photo.png")).output.hasPrefix("4"))
  }

  @Test("Subfolders are kept, and two images of the same name get two files")
  func distinctNames() throws {
    let folder = try TemporaryFolder()
    for name in ["in/4/x.jpeg", "in/x.jpeg", "in/x.png"] {
      let file = folder.file(name)
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: ClassifyTests.photo, toPath: file)
    }
    let run = try runDigit(
      "preprocess", "--recursive", folder.file("in"), "--output", folder.file("out/deep"))
    #expect(run.status == 0)
    #expect(try names(in: folder.file("out/deep")) == ["4", "x-2.png", "x.png"])
    #expect(try names(in: folder.file("out/deep/4")) == ["x.png"])
  }

  @Test("A CSV file has the labels of folders named 0 to 9, and evaluate reads it")
  func labeledTable() throws {
    let folder = try TemporaryFolder()
    for digit in ["3", "4"] {
      try FileManager.default.createDirectory(
        atPath: folder.file("in/\(digit)"), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      atPath: "\(Self.samples)/three-ruled.jpeg", toPath: folder.file("in/3/a.jpeg"))
    try FileManager.default.copyItem(atPath: ClassifyTests.photo, toPath: folder.file("in/4/b.jpeg"))
    let run = try runDigit(
      "preprocess", "--recursive", folder.file("in"), "--format", "csv", "--output", folder.file("out.csv"))
    #expect(run.status == 0)
    let rows = try String(contentsOfFile: folder.file("out.csv"), encoding: .utf8).split(separator: "\n")
    #expect(rows.map { $0.split(separator: ",").first.map(String.init) } == ["label", "3", "4"])
    #expect(rows.allSatisfy { $0.split(separator: ",").count == 785 })
    #expect(try runDigit("evaluate", folder.file("out.csv")).output.hasPrefix("2 images, "))
  }

  @Test("Without such folders a CSV file has only pixels; it may go to standard output")
  func unlabeledTable() throws {
    let run = try runDigit("preprocess", ClassifyTests.photo, "--format", "csv", "--output", "-")
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.split(separator: ",").count == 784 })
  }

  @Test("A bad image does not stop the others, and is reported")
  func badImage() throws {
    let folder = try TemporaryFolder()
    let bad = try folder.write("bad.png", "x")
    let run = try runDigit("preprocess", bad, ClassifyTests.photo, "--output", folder.file("out"))
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("digit: \(bad): not an image"))
    #expect(try names(in: folder.file("out")) == ["photo.png"])
  }

  @Test("A failed write ends the program, and leaves no partial file")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "")
    #expect(try runDigit("preprocess", ClassifyTests.photo, "--output", "\(file)/out").status == 74)
    let full = try runDigit("preprocess", ClassifyTests.photo, "--format", "csv", "--output", "/dev/full")
    #expect(full.status == 74)
    #expect(full.errors.contains("No space left"))
    let missing = try runDigit("preprocess", ClassifyTests.photo)
    #expect(missing.status == 64)
  }
}
