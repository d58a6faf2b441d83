import Foundation
import OrderedJSON
import TestSupport
import Testing

/// Tables in the forms that people have, in every command that reads them.
@Suite struct TableTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Rows of a label and 784 pixels: 12 images of a bar, whose shade and label differ.
  static let rows: [[String]] = (0..<12).map { row in
    let pixels = (0..<784).map {
      (12..<16).contains($0 % 28) && (4..<24).contains($0 / 28) ? "\(204 + row % 3 * 17)" : "0"
    }
    return ["\(row % 10)"] + pixels
  }
  static let names = ["label"] + (0..<784).map { "pixel\($0)" }

  static func text(_ rows: [[String]], separator: String = ",", ending: String = "\n") -> String {
    rows.map { $0.joined(separator: separator) }.joined(separator: ending) + ending
  }

  static func last(_ rows: [[String]]) -> [[String]] { rows.map { Array($0.dropFirst()) + [$0[0]] } }

  /// The digest of the data that a table holds, as a model trained on it records it.
  func digest(_ arguments: String...) throws -> String? {
    let model = folder.file("m")
    let run = try runDigit(
      ["train", "--epochs", "0", "--hidden", "2", "--validation-split", "0", "--output", model] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    let inspection = try runDigit("inspect", model, "--format", "json")
    return try JSON.parse(Array(inspection.output.utf8))["training"]?["data"]?.string
  }

  func gzip(_ path: String, to name: String) throws -> String {
    _ = try runShell("gzip -c '\(path)' > '\(folder.file(name))'")
    return folder.file(name)
  }

  @Test("The header tells where the labels are, in train, evaluate and classify")
  func header() throws {
    let first = try folder.write("first.csv", Self.text([Self.names] + Self.rows))
    let expected = try digest(first)
    let answers = try runDigit("classify", first, "--format", "kaggle").output
    let measures = try runDigit("evaluate", first, "--format", "json").output
    let middle = ([Self.names] + Self.rows).map { Array($0[1...400]) + [$0[0]] + Array($0[401...]) }
    for (name, rows) in [("last.csv", Self.last([Self.names] + Self.rows)), ("middle.csv", middle)] {
      let path = try folder.write(name, Self.text(rows))
      #expect(try digest(path) == expected)
      #expect(try runDigit("classify", path, "--format", "kaggle").output == answers)
      #expect(
        try runDigit("evaluate", path, "--format", "json").output.replacing(path, with: first) == measures)
    }
  }

  @Test(
    "Labels last without a header need --label-column, and the error says so, in train, evaluate and classify"
  )
  func labelColumn() throws {
    let path = try folder.write("last.csv", Self.text(Self.last(Self.rows)))
    let commands = [["train", "-o", folder.file("m")], ["evaluate"], ["classify", "--format", "kaggle"]]
    for command in commands {
      let run = try runDigit(command + [path])
      #expect(run.status == 65)
      #expect(run.errors.contains("use --label-column last"))
      #expect(run.output.isEmpty)
      for column in ["last", "785"] {
        #expect(try runDigit(command + [path, "--label-column", column]).status == 0)
      }
      #expect(try runDigit(command + [path, "--label-column", "0"]).status == 64)
      #expect(try runDigit(command + [path, "--label-column", "786"]).status == 65)
    }
  }

  @Test("An option that contradicts the header is an error")
  func contradiction() throws {
    let path = try folder.write("last.csv", Self.text(Self.last([Self.names] + Self.rows)))
    let run = try runDigit("evaluate", path, "--label-column", "first")
    #expect(run.status == 65)
    #expect(run.errors.contains("the header calls column 785 label, but --label-column is first"))
  }

  @Test("A column that is named by the option is recorded in the model, and read from there")
  func namedColumn() throws {
    let rows = [["digit"] + Self.names.dropFirst()] + Self.rows
    let path = try folder.write("t.csv", Self.text(Self.last(rows)))
    let model = folder.file("m")
    #expect(
      try runDigit("train", path, "--label-column", "digit", "--epochs", "1", "--output", model).status == 0)
    #expect(try runDigit("inspect", model).output.contains(" --label-column digit "))
  }

  @Test(
    "Files named .CSV, .csv.gz and .CSV.GZ, and standard input, plain or compressed, are tables in every command"
  )
  func namesAndStandardInput() throws {
    let path = try folder.write("a.csv", Self.text([Self.names] + Self.rows))
    let expected = try digest(path)
    let answers = try runDigit("classify", path, "--format", "jsonl").output
    let measures = try runDigit("evaluate", path).output
    let compressed = try gzip(path, to: "a.csv.gz")
    let upper = try gzip(path, to: "B.CSV.GZ")
    for other in [try folder.write("A.CSV", Self.text([Self.names] + Self.rows)), compressed, upper] {
      #expect(try digest(other) == expected)
      #expect(
        try runDigit("classify", other, "--format", "jsonl").output.replacing(other, with: path) == answers)
      #expect(try runDigit("evaluate", other).output.replacing(other, with: path) == measures)
    }
    for input in [path, compressed] {
      let pipe = "cat '\(input)' | \"$DIGIT\""
      #expect(
        try runShell("\(pipe) classify - --format jsonl").output
          == answers.replacing("\(path):", with: "-:"))
      let kaggle = try runShell("\(pipe) classify - --format kaggle")
      #expect(kaggle.output.hasPrefix("ImageId,Label\n1,"))
      #expect(kaggle.errors.hasPrefix("12 rows: "))
      #expect(try runShell("\(pipe) evaluate -").output == measures.replacing("\(path):", with: "-:"))
      let model = folder.file("p")
      #expect(try runShell("\(pipe) train - --epochs 0 --validation-split 0 -o '\(model)'").status == 0)
      #expect(try runDigit("inspect", model).output.contains(#require(expected?.split(separator: ":").last)))
    }
  }

  @Test("Standard input that is no table is an image, or an error of an image")
  func imageOnStandardInput() throws {
    let run = try runShell("cat '\(ClassifyTests.photo)' | \"$DIGIT\" classify - --format csv")
    #expect(run.output.contains("\n-,4,"))
    let text = try runDigit(["classify", "-", "--format", "jsonl"], input: "1,2,3\n")
    #expect(text.status == 1)
    #expect(text.output.contains("\"code\":\"unsupported_format\""))
    let empty = try runDigit("train", "-", "-o", folder.file("m"))
    #expect(empty.status == 65)
    #expect(empty.errors == "digit: standard input: holds no images\n")
  }

  @Test("Semicolons, tabs, CRLF, a byte order mark, quotes and other levels are read as the usual form")
  func forms() throws {
    let table = [Self.names] + Self.rows
    let expected = try digest(folder.write("a.csv", Self.text(table)))
    func fractions(_ comma: String) -> [[String]] {
      Self.rows.map { row in
        [row[0]] + row.dropFirst().map { "\((Double($0) ?? 0) / 255)".replacing(".", with: comma) }
      }
    }
    let forms = [
      "\u{FEFF}" + Self.text(table, separator: ";", ending: "\r\n"), Self.text(table, separator: "\t"),
      Self.text(table.map { $0.map { "\"\($0)\"" } }), Self.text([Self.names] + fractions(".")),
      Self.text([Self.names] + fractions(","), separator: ";", ending: "\r\n"),
      Self.text(Self.rows.map { $0.map { "\($0).000000000000000000e+00" } }, separator: " "),
    ]
    for (index, form) in forms.enumerated() {
      #expect(try digest(folder.write("form-\(index).csv", form)) == expected)
    }
    // As a table beside .tsv lists too.
    #expect(try digest(folder.write("table.tsv", Self.text(table, separator: "\t"))) == expected)
    // Each table has a scale of its own.
    let both = try digest(folder.file("a.csv"), folder.file("form-3.csv"))
    #expect(try both == digest(folder.file("a.csv"), folder.file("a.csv")))
  }

  @Test("A table that is out of the ordinary is warned of with the remedy, unless --quiet")
  func warnings() throws {
    func table(_ name: String, _ rows: [[String]]) throws -> String {
      try folder.write(name, Self.text(rows))
    }
    func pixels(_ change: (Int) -> Int) -> [[String]] {
      Self.rows.map { [$0[0]] + $0.dropFirst().map { "\(change(Int($0) ?? 0))" } }
    }
    let train = ["train", "--epochs", "1", "--hidden", "2", "-o", folder.file("m")]
    let inverted = try table("inverted.csv", pixels { 255 - $0 })
    let faint = try table("faint.csv", pixels { $0 / 16 })
    for command in [train, ["evaluate"], ["classify"]] {
      for (path, warning) in [
        (inverted, "the background is lighter than the ink; invert the levels"),
        (faint, "the largest level is 14, full ink is 255; multiply the levels by 255 / 14"),
      ] {
        let run = try runDigit(command + [path])
        #expect(run.status == 0)
        #expect(run.errors.contains("digit: warning: \(path): \(warning)"))
      }
    }
    let usual = try table("usual.csv", Self.rows)
    for (path, options, warning) in [
      (
        try table("one.csv", Self.rows.map { ["3"] + $0.dropFirst() }), [],
        "all images are labeled 3; add images"
      ),
      (try table("missing.csv", Array(Self.rows[..<8])), [], "no image is labeled 8, 9; the model will not"),
      (
        usual, ["--patience", "2", "--validation-split", "0"],
        "--patience has no effect without validation images"
      ),
      (usual, ["--epochs", "0"], "--epochs 0 trains nothing"),
      (
        usual, ["--pixel-scale", "1"],
        "the largest level is 238, but the pixel scale is 1; train without --pixel-scale"
      ),
    ] as [(String, [String], String)] {
      let run = try runDigit(train + [path] + options)
      #expect(run.errors.contains(warning), "\(run.errors)")
    }
    for command in [train, ["evaluate"], ["classify"]] {
      #expect(try runDigit(command + [inverted, "--quiet"]).errors.isEmpty)
    }
    #expect(try !runDigit(train + [usual]).errors.contains("warning"))
  }

  @Test("Labels from 1 to 10 and levels above those of 8×8 images are errors with the remedy")
  func remedies() throws {
    let ten = Self.rows.map { ["\((Int($0[0]) ?? 0) + 1)"] + $0.dropFirst() }
    let labels = try runDigit("evaluate", folder.write("ten.csv", Self.text(ten)))
    #expect(labels.status == 65)
    #expect(
      labels.errors.contains("ten.csv, row 10: the label is 10, and none is 0; write 0 for 10, or subtract 1")
    )
    let small = [["1"] + Array(repeating: "255", count: 64)]
    let levels = try runDigit("train", folder.write("small.csv", Self.text(small)), "-o", folder.file("m"))
    #expect(levels.status == 65)
    #expect(levels.errors.contains("divide levels of 0 to 255 by 255"))
  }

  @Test("An image or an archive in place of data is called by its kind, with what to name instead")
  func otherKinds() throws {
    for command in [["train", "-o", folder.file("m")], ["evaluate"]] {
      let picture = try runDigit(command + [ClassifyTests.photo])
      #expect(picture.status == 65)
      #expect(
        picture.errors.contains(
          "photo.jpeg: is a JPEG image; labeled digits are a CSV or IDX file, a folder"))
      let archive = try runDigit(command + [try folder.write("t.xlsx", "PK\u{3}\u{4}")])
      #expect(archive.status == 65)
      #expect(archive.errors.contains("is a ZIP archive"))
    }
  }

  @Test("preprocess refuses a table, since it needs no preprocessing", arguments: ["t.csv", "T.CSV.GZ"])
  func preprocess(name: String) throws {
    let run = try runDigit("preprocess", name, ClassifyTests.photo, "-o", folder.file("out"))
    #expect(run.status == 64)
    #expect(run.errors.contains("\(name) is a table of pixels, which need no preprocessing"))
  }

  @Test(
    "A small file that expands to one endless line is refused with little memory",
    .disabled(if: hasAddressSanitizer))
  func endlessLine() throws {
    for source in ["yes , | tr -d '\\n'", "cat /dev/zero"] {
      let path = folder.file("line.csv.gz")
      _ = try runShell("\(source) | head -c 20000000 | gzip > '\(path)'")
      let run = try runShell("ulimit -v 1000000; \"$DIGIT\" train '\(path)' -o '\(folder.file("m"))'")
      #expect(run.status == 65)
      #expect(run.errors.contains("row 1: is longer than any row of pixels"), "\(run.errors)")
    }
  }
}
