import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@testable import digit

@Suite struct ClassifyTests {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../samples").standardizedFileURL.path
  /// Shows a 4.
  static let photo = "\(samples)/photo.jpeg"
  /// Shows a 2.
  static let small = "\(samples)/two-28x28.png"

  /// The JSON objects of `classify --format jsonl`.
  private func json(_ arguments: String...) throws -> [JSON] {
    try runDigit(["classify", "--format", "jsonl"] + arguments).output.split(separator: "\n").map {
      try JSON.parse(Array($0.utf8))
    }
  }

  /// The digits of a JSON object with their probabilities as percentages, the most probable first.
  private func candidates(_ json: JSON) throws -> [(digit: Int, percent: Double)] {
    let probabilities = try #require(json["probabilities"]?.elements).map(\.double)
    return try probabilities.enumerated().map { ($0, 100 * (try #require($1))) }.sorted { $0.1 > $1.1 }
  }

  /// A folder of images among files that are not.
  private func mixedFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["b.dat", "sub/c.jpeg"] {
      let file = folder.file(name)
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: Self.photo, toPath: file)
    }
    _ = try folder.write("a.png", "not an image at all")
    _ = try folder.write("c.jpeg", "")
    _ = try folder.write(".hidden.jpeg", "x")
    try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: URL(filePath: folder.file("d.jpeg")))
    return folder
  }

  @Test("The text of a prediction is its digit, confidence and path")
  func text() throws {
    let run = try runDigit("classify", Self.photo)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("4 "))
    #expect(run.output.hasSuffix(" %  \(Self.photo)\n"))
    #expect(run.errors.isEmpty)
  }

  @Test("A JSON line has the promised keys in the promised order")
  func jsonLines() throws {
    let run = try runDigit("classify", "--format", "jsonl", Self.photo, "/nonexistent")
    #expect(run.status == 1)
    let lines = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(lines.count == 2)
    #expect(lines[0].members?.map(\.key) == ["path", "digit", "confidence", "probabilities"])
    #expect(lines[0]["probabilities"]?.elements?.count == 10)
    #expect(lines[1].members?.map(\.key) == ["path", "error"])
    #expect(lines[1]["error"]?["code"] == "not_found")
    #expect(lines[1]["error"]?["message"] == "no such file; check the path")
  }

  @Test("JSON is the same objects in one array, which may be empty")
  func json() throws {
    let lines = try runDigit("classify", "--format", "jsonl", Self.photo, "/nonexistent").output
    let array = try JSON.parse(
      Array(try runDigit("classify", "--format", "json", Self.photo, "/nonexistent").output.utf8))
    #expect(array.elements?.map(\.text) == lines.split(separator: "\n").map(String.init))
    let folder = try TemporaryFolder()
    #expect(try runDigit("classify", "--format", "json", folder.path).output == "[]\n")
  }

  @Test("CSV has the promised columns, and quotes paths with commas and quotation marks")
  func csv() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a,\"b\".jpeg")
    try FileManager.default.copyItem(atPath: Self.photo, toPath: path)
    let run = try runDigit("classify", "--format", "csv", path, "/nonexistent")
    let rows = run.output.split(separator: "\n")
    #expect(rows[0] == "path,digit,confidence,unsure,error")
    #expect(rows[1].hasPrefix("\"\(folder.path)/a,\"\"b\"\".jpeg\",4,"))
    #expect(rows[1].hasSuffix(",false,"))
    #expect(rows[2] == "/nonexistent,,,,not_found")
  }

  @Test("A confidence below --min-confidence is marked as unsure, with the runner-up")
  func unsure() throws {
    let text = try runDigit("classify", "--min-confidence", "1", Self.photo).output
    let json = try #require(try json("--min-confidence", "1", Self.photo).first)
    #expect(json.members?.map(\.key) == ["path", "digit", "confidence", "unsure", "probabilities"])
    #expect(json["unsure"] == true)
    let candidates = try candidates(json)
    let percents = candidates.map { decimalText($0.percent, places: 2) }
    #expect(candidates[0].digit == 4)
    // Several digits may have the second highest of the rounded probabilities.
    let lines = candidates.indices.dropFirst().filter { percents[$0] == percents[1] }.map { index in
      "4? \(padded(percents[0], 6)) %  \(Self.photo)  (or \(candidates[index].digit), \(percents[index]) %)\n"
    }
    #expect(lines.contains(text))
  }

  @Test(
    "With --top-k, the K most probable digits are shown with the probabilities of JSON",
    arguments: [1, 3, 10])
  func topK(k: Int) throws {
    let line = try runDigit("classify", "--top-k", "\(k)", Self.photo).output
    let expected = try candidates(try #require(try json(Self.photo).first)).prefix(k)
    #expect(line.hasSuffix("  \(Self.photo)\n"))
    // Each candidate is a digit, a number, and a percent sign.
    let words = line.dropLast(Self.photo.count + 1).split(separator: " ")
    #expect(words.count == 3 * k)
    let shown = stride(from: 0, to: words.count - 2, by: 3).map { words[$0..<$0 + 3].map(String.init) }
    #expect(shown.allSatisfy { $0[2] == "%" })
    let numbers = try shown.map { try #require(Double($0[1])) }
    #expect(zip(numbers, expected).allSatisfy { abs($0 - $1.percent) < 1e-6 })
    #expect(numbers == numbers.sorted(by: >))
    // Equal probabilities, such as 0.00 %, may come in any order.
    #expect(
      zip(shown, expected).allSatisfy { shown, expected in
        shown[0] == "\(expected.digit)" || expected.percent < 0.1
      })
    #expect(Set(shown.map { $0[0] }).count == k)
  }

  @Test(
    "A folder's images are classified in order; other files are skipped, and a bad image does not stop the others"
  )
  func folder() throws {
    let folder = try mixedFolder()
    let run = try runDigit("classify", "--format", "csv", folder.path)
    #expect(run.status == 1)
    let paths = run.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
    #expect(paths.map(String.init) == [folder.file("b.dat"), folder.file("d.jpeg")])
    let recursive = try runDigit("classify", "--recursive", "--format", "csv", folder.path)
    #expect(recursive.output.contains(folder.file("sub/c.jpeg")))
    #expect(recursive.output.contains("d.jpeg,,,,corrupt_image"))
  }

  @Test("With the text format, errors go to standard error, with the path and a remedy")
  func errorText() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.png", "")
    let run = try runDigit("classify", path)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors == "digit: \(path): the file is empty; copy or export the image again\n")
  }

  @Test("Results are the same and in the order of the inputs, whatever the number of threads")
  func jobs() throws {
    let list = (0..<20).map { _ in "\(Self.small)\n/nonexistent\n\(Self.small)" }.joined(separator: "\n")
    let one = try runDigit(
      ["classify", "--files-from", "-", "--format", "jsonl", "--jobs", "1"], input: list)
    let many = try runDigit(
      ["classify", "--files-from", "-", "--format", "jsonl", "--jobs", "7"], input: list)
    #expect(one.output == many.output)
    #expect(one.output.split(separator: "\n").count == 60)
  }

  @Test("Standard input may be an image, or a list of paths separated by NUL bytes")
  func standardInput() throws {
    let image = try runShell("\"$DIGIT\" classify --format csv - < '\(Self.photo)'")
    #expect(image.output.contains("\n-,4,"))
    let list = try runShell("printf '%s\\0' '\(Self.photo)' | \"$DIGIT\" classify --files-from - --null")
    #expect(list.output.hasPrefix("4 "))
  }

  @Test("A closed pipe ends the program silently")
  func closedPipe() throws {
    let many = Array(repeating: "'\(Self.small)'", count: 20).joined(separator: " ")
    for signal in ["", "trap '' PIPE; "] {
      let run = try runShell("\(signal)\"$DIGIT\" classify \(many) | head -n 1")
      #expect(run.output.split(separator: "\n").count == 1)
      #expect(run.errors.isEmpty)
    }
  }

  @Test("The rows of a CSV file of pixels are classified, with labels or without, in Kaggle's format")
  func table() throws {
    let folder = try TemporaryFolder()
    let rows = folder.file("rows.csv")
    let path = Self.small
    #expect(try runDigit("preprocess", path, path, "--format", "csv", "--output", rows).status == 0)
    #expect(try runDigit("classify", rows, "--format", "kaggle").output == "ImageId,Label\n1,2\n2,2\n")
    let lines = try runDigit("classify", rows, "--format", "jsonl").output.split(separator: "\n")
    #expect(try lines.map { try JSON.parse(Array($0.utf8))["path"]?.string } == ["\(rows):1", "\(rows):2"])
    let labeled = try folder.write("labeled.csv", "7" + String(repeating: ",0", count: 784))
    #expect(try runDigit("classify", labeled, "--format", "kaggle").output.hasPrefix("ImageId,Label\n1,"))
  }

  @Test("A CSV file that is malformed, missing, or for another model has its exit status and no output")
  func badTable() throws {
    let folder = try TemporaryFolder()
    let broken = try folder.write("broken.csv", "1,2,3")
    let small = try folder.write("small.csv", String(repeating: "0,", count: 63) + "0")
    let missing = folder.file("none.csv")
    for (path, status, error) in [
      (broken, 65, "digit: \(broken), row 1: found 3 columns"),
      (
        small, 65,
        "digit: the model takes 28×28 images; \(small) holds 8×8 images; name a model for 8×8 with --model\n"
      ),
      (missing, 66, "digit: cannot open \(missing): No such file or directory\n"),
    ] as [(String, Int32, String)] {
      let run = try runDigit("classify", path, "--format", "kaggle")
      #expect(run.status == status)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix(error))
    }
  }

  @Test("A failed write has its exit status")
  func fullDevice() throws {
    let run = try runShell("\"$DIGIT\" classify '\(Self.photo)' > /dev/full")
    #expect(run.status == 74)
    #expect(run.errors == "digit: cannot write standard output: No space left on device\n")
    #expect(try runShell("\"$DIGIT\" inspect > /dev/full").status == 74)
  }

  @Test(
    "Wrong usage is reported with the option that is wrong",
    arguments: [
      ([], "Name an image, a folder"), (["x", "--nul"], "did you mean '--null'"),
      (["x", "--top-k", "0"], "--top-k"),
      (["x", "--min-confidence", "2"], "--min-confidence"), (["x", "--jobs", "0"], "--jobs"),
      (["x", "--format", "xml"], "xml"), (["x", "--null"], "--files-from"),
      (["-", "--files-from", "-"], "Standard input"), (["x", "--invert", "maybe"], "maybe"),
      (["x", "--format", "kaggle"], ".csv"), (["x.csv", "y.png"], "alone"),
    ] as [([String], String)])
  func usage(arguments: [String], hint: String) throws {
    let run = try runDigit(["classify"] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(hint))
    #expect(run.output.isEmpty)
  }

  @Test("A missing model or list of paths has another exit status than a malformed model")
  func models() throws {
    let folder = try TemporaryFolder()
    let broken = try folder.write("model", "no model")
    #expect(try runDigit("classify", "--model", folder.file("none"), Self.photo).status == 66)
    #expect(try runDigit("classify", "--files-from", folder.file("none")).status == 66)
    #expect(try runDigit("classify", "--model", broken, Self.photo).status == 65)
  }

  @Test(
    "An output file holds what standard output would, in every format",
    arguments: ["text", "csv", "json", "jsonl"])
  func outputFile(format: String) throws {
    let folder = try TemporaryFolder()
    let arguments = ["classify", "--format", format, Self.photo, Self.small]
    let run = try runDigit(arguments + ["--output", folder.file("results")])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(try String(contentsOfFile: folder.file("results"), encoding: .utf8) == runDigit(arguments).output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results"])
    #expect(try runDigit(arguments + ["-o", folder.file("none/results")]).status == 74)
  }

  @Test(
    "A signal that ends the program leaves no partial file behind",
    arguments: ["TERM", "HUP", "QUIT", "PIPE", "XCPU"])
  func signal(name: String) throws {
    let folder = try TemporaryFolder()
    // The program has created its temporary file and waits for an image that never comes. `env` undoes that a background
    // job ignores SIGQUIT, and that Swift's runtime may be set to print a backtrace at it.
    let run = try runShell(
      """
      mkfifo '\(folder.file("image"))'
      env --default-signal=QUIT SWIFT_BACKTRACE=enable=no "$DIGIT" classify - -o '\(folder.file("results"))' <'\(folder.file("image"))' & pid=$!
      exec 3>'\(folder.file("image"))'
      until ls -A '\(folder.path)' | grep -q tmp; do kill -0 $pid || exit 99; done
      kill -\(name) $pid
      wait $pid
      """)
    #expect(
      run.status
        == (["TERM": 130, "HUP": 130, "QUIT": 128 + 3, "PIPE": 128 + 13, "XCPU": 128 + 24][name] ?? 0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["image"])
  }

  @Test(
    "A Kaggle submission has a header and a row per image, numbered from 1; broken data leaves no file behind"
  )
  func submission() throws {
    let folder = try TemporaryFolder()
    let header = (0..<784).map { "pixel\($0)" }.joined(separator: ",")
    let row = (0..<784).map { (12..<16).contains($0 % 28) && (4..<24).contains($0 / 28) ? "255" : "0" }
      .joined(separator: ",")
    let test = try folder.write(
      "test.csv", ([header] + Array(repeating: row, count: 2100)).joined(separator: "\n"))
    let file = folder.file("submission.csv")
    #expect(try runDigit("classify", test, "--format", "kaggle", "--output", file).status == 0)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2102 && lines.last == "")
    #expect(lines[0] == "ImageId,Label")
    #expect(lines.dropFirst().dropLast() == (1...2100).map { "\($0),1" }[...])

    let broken = try folder.write("broken.csv", header + "\n" + row + "\n1,2,3\n")
    try FileManager.default.removeItem(atPath: file)
    #expect(try runDigit("classify", broken, "--format", "kaggle", "--output", file).status == 65)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["broken.csv", "test.csv"])
  }
}
