import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite("Nothing of the user's is overwritten") struct OverwriteTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func copy(_ sample: String, to name: String) throws -> String {
    try folder.write(name, Array(Data(contentsOf: URL(filePath: sample))))
  }

  private func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test(
    "An output that is one of the inputs is refused, by any path to it",
    arguments: [
      "train t.csv -o t.csv", "train t.csv -o sub/../t.csv", "train t.csv -o link.csv",
      "train t.csv -o hard.csv",
      "train t.csv --epochs 1 -o m2 --history t.csv", "train t.csv --epochs 1 -o m2 --report t.csv",
      "train t.csv --epochs 1 -o m2 --checkpoint t.csv", "train t.csv --validation v.csv -o v.csv",
      "train t.csv --initial-model m -o m", "train photos -o photos/3/a.png", "train l.tsv -o photos/3/a.png",
      "evaluate t.csv --report t.csv", "evaluate l.tsv --report photos/3/a.png",
      "evaluate t.csv --model m --report m",
      "evaluate photos --figures photos", "classify photos/3/a.png -o photos/3/a.png",
      "classify t.csv -o t.csv",
      "classify photos/3 -o photos/3/a.png", "classify --files-from list -o list",
      "classify --files-from list -o photos/3/a.png", "classify photos/3 --model m -o m",
      "explain photos/3/a.png -o photos/3/a.png", "preprocess photos/3/a.png --format csv -o photos/3/a.png",
      "preprocess photos/3 --format csv -o photos/3/a.png", "preprocess photos/3 -o photos/3",
      "preprocess --recursive photos -o photos/out", "preprocess photos/3/a.png -o photos/3",
      "preprocess --files-from list -o photos/3",
    ])
  func inputs(line: String) throws {
    let image = try copy("\(ClassifyTests.samples)/three-grey.png", to: "photos/3/a.png")
    try folder.write("t.csv", EvaluateTests.csv)
    try folder.write("v.csv", EvaluateTests.csv)
    try folder.write("l.tsv", "photos/3/a.png\t3\n")
    try folder.write("list", "\(image)\n")
    try folder.write("sub/x")
    for (name, path) in [("link.csv", "t.csv"), ("hard.csv", "t.csv")] {
      if name == "link.csv" {
        try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: path)
      } else {
        try FileManager.default.linkItem(atPath: folder.file(path), toPath: folder.file(name))
      }
    }
    _ = try copy("\(ClassifyTests.samples)/../models/digits.safetensors", to: "m")
    let files = ["photos/3/a.png", "t.csv", "v.csv", "l.tsv", "list", "m"]
    let before = try files.map { try contents(folder.file($0)) }
    let run = try runShell("cd '\(folder.path)' && \"$DIGIT\" \(line)")
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.errors.contains("name another output"))
    #expect(try files.map { try contents(folder.file($0)) } == before)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test(
    "Two outputs that are one file are refused",
    arguments: [
      "train t.csv -o m --history m", "train t.csv -o m --history ./m",
      "train t.csv -o m --report r --checkpoint r",
      "evaluate t.csv --report r --figures r",
    ])
  func outputs(line: String) throws {
    try folder.write("t.csv", EvaluateTests.csv)
    let run = try runShell("cd '\(folder.path)' && \"$DIGIT\" \(line)")
    #expect(run.status == 64)
    #expect(run.errors.contains("name the same file"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["t.csv"])
  }

  @Test("A device may be named as several outputs")
  func devices() throws {
    try folder.write("t.csv", EvaluateTests.csv)
    let run = try runDigit(
      "train", folder.file("t.csv"), "--epochs", "1", "--validation-split", "0", "--quiet", "-o", "/dev/null",
      "--history", "/dev/null")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("preprocess replaces the files of an earlier run, but no other image")
  func earlierRun() throws {
    let image = try copy(ClassifyTests.photo, to: "in/a.jpeg")
    let arguments = ["preprocess", image, "--output", folder.file("out")]
    for _ in 0..<2 { #expect(try runDigit(arguments).status == 0) }
    let drawing = try copy("\(ClassifyTests.samples)/three-grey.png", to: "out/a.png")
    let before = try contents(drawing)
    let run = try runDigit(arguments)
    #expect(run.status == 64)
    #expect(run.errors == "digit: \(drawing) exists and is another image; name another output folder\n")
    #expect(try contents(drawing) == before)
  }

  @Test("A results file in the folder of images is no input, and may be replaced")
  func resultsBesideImages() throws {
    _ = try copy(ClassifyTests.photo, to: "a.jpeg")
    for _ in 0..<2 {
      #expect(try runDigit("classify", folder.path, "-o", folder.file("results.txt")).status == 0)
    }
    #expect(try String(contentsOfFile: folder.file("results.txt"), encoding: .utf8).hasPrefix("4 "))
  }

  @Test("A file planted under the name that a temporary file once had is left alone")
  func plantedLink() throws {
    try folder.write("victim", "precious")
    let run = try runShell(
      """
      cd '\(folder.path)'
      sh -c 'ln -s victim results.$$.tmp; exec "$0" classify "$1" -o results' "$DIGIT" '\(ClassifyTests.photo)'
      """)
    #expect(run.status == 0)
    #expect(try contents(folder.file("victim")) == Data("precious".utf8))
  }

  @Test("A write-protected file is not replaced")
  func writeProtected() throws {
    let path = try folder.write("results", "old")
    chmod(path, 0o444)
    // Root may write any file.
    guard access(path, W_OK) != 0 else { return }
    #expect(try runDigit("classify", ClassifyTests.photo, "-o", path).status == 74)
    #expect(try contents(path) == Data("old".utf8))
  }

  @Test("No message lands in a results file when standard error or output is closed at the start")
  func closedDescriptors() throws {
    let results = folder.file("results")
    let line = "\"$DIGIT\" classify --format csv '\(ClassifyTests.small)' /nonexistent -o '\(results)'"
    let expected = try runShell("\(line.replacing("-o '\(results)'", with: ""))").output
    for closed in ["2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"] {
      #expect(try runShell("\(line) \(closed)").status == 1)
      #expect(try String(contentsOfFile: results, encoding: .utf8) == expected, "\(closed)")
      try FileManager.default.removeItem(atPath: results)
    }
  }

  @Test("Closed standard output is a failed write")
  func closedOutput() throws {
    let run = try runShell("\"$DIGIT\" classify '\(ClassifyTests.small)' >&-")
    #expect(run.status == 74)
    #expect(run.errors == "digit: cannot write standard output: Bad file descriptor\n")
  }

  @Test("/dev/stdout as the output continues what the shell has opened")
  func standardOutput() throws {
    let results = folder.file("results")
    let run = try runShell(
      "{ echo before; \"$DIGIT\" classify '\(ClassifyTests.photo)' -o /dev/stdout; echo after; } > '\(results)'"
    )
    #expect(run.status == 0)
    let lines = try String(contentsOfFile: results, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3 && lines[0] == "before" && lines[1].hasPrefix("4 ") && lines[2] == "after")
  }

  @Test("A file that exceeds the process's size limit is a failed write, and nothing is left of it")
  func sizeLimit() throws {
    let run = try runShell(
      "ulimit -f 1; \"$DIGIT\" explain '\(ClassifyTests.photo)' -o '\(folder.file("page.html"))'")
    #expect(run.status == 74)
    #expect(run.errors.hasSuffix("page.html: File too large\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
