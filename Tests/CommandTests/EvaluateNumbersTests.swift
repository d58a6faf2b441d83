import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@Suite struct EvaluateNumbersTests {
  let folder: TemporaryFolder
  let list: String

  /// Pictures of 40, 7, 407 and 4, and a blank one; the label of the last picture is wrong.
  init() throws {
    folder = try TemporaryFolder()
    for (name, digits) in [("a", [4, 0]), ("b", [7]), ("c", [4, 0, 7]), ("d", [4]), ("blank", [])] {
      var picture = DrawnPicture(width: 290, height: 140)
      for (index, digit) in digits.enumerated() {
        picture.draw(digit, left: 40 + 80 * Float(index), top: 30, height: 80, strokeWidth: 10)
      }
      try folder.write("\(name).png", picture.png())
    }
    list = try folder.write(
      "labels.tsv", "file\tlabel\na.png\t40\nb.png\t7\nc.png\t407\nblank.png\t12\nd.png\t7\n")
  }

  private func json(_ arguments: String...) throws -> JSON {
    let run = try runDigit(["evaluate", "--numbers", list, "--format", "json", "-q"] + arguments)
    return try JSON.parse(Array(run.output.utf8))
  }

  @Test("Whole numbers are counted, by length, with refusals and mistakes")
  func counts() throws {
    let json = try json()
    #expect(
      json.members?.map(\.key) == [
        "count", "accuracy", "accuracy_interval", "calibration_error", "lengths", "refused", "risk_coverage",
        "mistakes",
      ])
    #expect(json["count"] == 5 && json["accuracy"] == 0.6)
    // Wilson's interval of 3 in 5.
    #expect(json["accuracy_interval"] == [0.230724, 0.882379])
    #expect(
      json["lengths"] == [
        ["length": 1, "count": 2, "accuracy": 0.5], ["length": 2, "count": 2, "accuracy": 0.5],
        ["length": 3, "count": 1, "accuracy": 1.0],
      ])
    #expect(json["refused"] == ["no_digit_found": 1])
    let mistake = try #require(json["mistakes"]?.elements?.first)
    #expect(mistake["path"] == .string("\(folder.path)/d.png"))
    #expect(mistake["label"] == "7" && mistake["number"] == "4")
    let rows = try #require(json["risk_coverage"]?.elements)
    #expect(rows.map { $0["max_error"]?.double } == [0.001, 0.005, 0.01, 0.02, 0.05])
  }

  @Test("The text has the same counts, and the refused image is named")
  func text() throws {
    let run = try runDigit("evaluate", "--numbers", list)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0].hasPrefix(
        "5 images, whole numbers right 60.00 % (95 % confidence interval 23.07 % to 88.24 %), calibration error "
      ))
    #expect(
      lines[1..<7] == [
        "1 image failed: no_digit_found", "", "length     right    images", "     1   50.00 %         2",
        "     2   50.00 %         2", "     3  100.00 %         1",
      ])
    #expect(
      lines[8...9] == [
        "Errors if only the most confident predictions count:",
        "  errors up to  answered  confidence from",
      ])
    #expect(run.output.contains("    7 read as 4  "))
    #expect(
      run.errors == """
        5 images: 4 answered, 1 without an answer (1 no digit found)
        Without an answer:
          \(folder.path)/blank.png: no digit found

        """)
  }

  @Test(
    "The result does not depend on --jobs; --limit and --mistakes cut it off; lists are measured together")
  func options() throws {
    #expect(try json("--jobs", "1") == json("--jobs", "3"))
    #expect(try json("--limit", "2")["count"] == 2)
    #expect(try json("--mistakes", "0")["mistakes"] == [])
    #expect(try json(list)["count"] == 10)
  }

  @Test("--length and --range steer the reading")
  func restrictions() throws {
    #expect(try json("--range", "400-410")["accuracy"] == 0.2)
    let one = try json("--length", "1", "--range", "7-7", "--limit", "2")
    #expect(one["lengths"]?.elements?.first?["accuracy"] == 1.0)
  }

  @Test("A report and its figures are written")
  func report() throws {
    let (page, figures) = (folder.file("page.html"), folder.file("figures"))
    #expect(
      try runDigit("evaluate", "--numbers", list, "-q", "--report", page, "--figures", figures).status == 1)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(
      text.components(separatedBy: "<h2>").dropFirst().compactMap { $0.components(separatedBy: "<").first }
        == [
          "Numbers by length", "Calibration", "Errors by fraction answered",
        ])
    #expect(text.contains("<h1>60.00\u{A0}%</h1>"))
    #expect(text.contains("3 of 5 numbers read correctly as a whole."))
    #expect(text.contains("<th scope=\"row\">2</th><td>50.00\u{A0}%</td><td>2</td>"))
    #expect(text.contains("<dt>Without an answer: no_digit_found</dt><dd>1</dd>"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: figures).sorted() == [
        "reliability.png", "reliability.svg", "risk-coverage.png", "risk-coverage.svg",
      ])
  }

  @Test(
    "Mistakes in the options are usage errors",
    arguments: [
      ["--length", "2"], ["--range", "1-9"], ["--numbers", "--length", "0"], ["--numbers", "--limit", "0"],
    ])
  func usage(options: [String]) throws {
    let run = try runDigit(["evaluate", list] + options)
    #expect(run.status == 64 && run.output.isEmpty)
  }

  @Test("A list of other labels, an empty one and a missing one are errors with their exit statuses")
  func lists() throws {
    let decimal = try folder.write("decimal.tsv", "a.png\t4.0\n")
    let run = try runDigit("evaluate", "--numbers", decimal)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(
      run.errors
        == "digit: \(decimal), row 1: found \"a.png\\t4.0\", expected a path, a tab, and a number, which is digits only (with --marks, also minus signs, points and commas)\n"
    )
    let marked = try runDigit("evaluate", "--numbers", "--marks", decimal)
    #expect(marked.status == 0 && marked.output.hasPrefix("1 image, whole numbers right 0.00 %"))
    #expect(try runDigit("evaluate", "--numbers", folder.write("empty.tsv", "")).status == 65)
    #expect(try runDigit("evaluate", "--numbers", folder.file("none.tsv")).status == 66)
    #expect(try runDigit("evaluate", "--numbers", folder.path).status == 66)
  }
}
