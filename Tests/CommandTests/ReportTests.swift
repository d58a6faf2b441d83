import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct ReportTests {
  let folder: TemporaryFolder
  let data: String
  var page: String { folder.file("page.html") }
  var figures: String { folder.file("some/figures") }

  init() throws {
    folder = try TemporaryFolder()
    data = try folder.write("digits.csv", TrainTests.csv(rows: 200))
  }

  func train(_ arguments: String...) throws -> ProgramRun {
    try runDigit(
      ["train", data, "--hidden", "12", "--output", folder.file("m"), "--report", page] + arguments)
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  func files(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The headings of a page's sections.
  func headings(_ page: String) -> [String] {
    page.components(separatedBy: "<h2>").dropFirst().compactMap { $0.components(separatedBy: "<").first }
  }

  static let measured = [
    "Confusion matrix", "Per-class metrics", "Calibration", "Errors by fraction answered", "Mistakes",
    "Correct predictions",
  ]
  static let model = ["First layer", "Layers"]
  static let curves = ["Training setup", "Loss", "Accuracy"]

  @Test("Training writes a report; the model is the same as without")
  func training() throws {
    let run = try train("--epochs", "5", "--seed", "3", "--figures", figures)
    #expect(run.status == 0 && run.output.isEmpty)
    let page = try text(page)
    #expect(headings(page) == Self.curves + Self.measured + Self.model)
    #expect(page.contains("<dt>validation images</dt><dd>20</dd>"))
    let names = [
      "accuracy", "confusion", "correct", "loss", "mistakes", "reliability", "risk-coverage", "weights",
    ]
    .filter { $0 != "mistakes" || page.contains("wrong prediction") }
    #expect(try files(figures) == names.flatMap { ["\($0).png", "\($0).svg"] })

    let model = FileManager.default.contents(atPath: folder.file("m"))
    let plain = try runDigit(
      "train", data, "--hidden", "12", "--epochs", "5", "--seed", "3", "--output", folder.file("plain"))
    #expect(plain.status == 0)
    #expect(model == FileManager.default.contents(atPath: folder.file("plain")))
    #expect(try #require(model).count > 0)
  }

  @Test("With one step per epoch the curves are by iteration; without validation there are only curves")
  func fullBatch() throws {
    #expect(try train("--batch-size", "all", "--iterations", "30", "--validation-split", "0").status == 0)
    let page = try text(page)
    #expect(headings(page) == Self.curves + Self.model)
    #expect(page.contains(">iteration</text>"))
    #expect(page.contains("There were no validation images"))
  }

  @Test("Evaluation prints the same with a report as without, for pixels and for images")
  func evaluation() throws {
    #expect(try train("--epochs", "2").status == 0)
    let plain = try runDigit("evaluate", data, "--model", folder.file("m"))
    let run = try runDigit(
      "evaluate", data, "--model", folder.file("m"), "--report", folder.file("e.html"), "--figures", figures)
    #expect(run.status == 0 && run.output == plain.output)
    #expect(headings(try text(folder.file("e.html"))) == Self.measured + Self.model + ["Training record"])
    #expect(try files(figures).contains("confusion.svg"))
    #expect(try files(figures).contains("loss.svg") == false)

    let list = try folder.write(
      "labels.tsv",
      "\(EvaluateTests.samples)/photo.jpeg\t4\n\(EvaluateTests.samples)/two-28x28.png\t7\n<script>.png\t1\n")
    #expect(try runDigit("evaluate", list, "--report", page).status == 1)
    let page = try text(page)
    #expect(page.contains("<b>7 as 2</b>") && page.contains("two-28x28.png"))
    #expect(page.contains("<dt>Without a prediction: not_found</dt><dd>1</dd>"))
    #expect(!page.contains("<script"))
  }

  @Test("The report lists the command as typed, the rows, the digests, the class counts and the options")
  func setup() throws {
    let odd = try folder.write("my digits.csv", TrainTests.csv(rows: 50))
    let run = try runDigit(
      "train", odd, "--hidden", "none", "--epochs", "2", "--seed", "7", "-o", folder.file("m"), "--report",
      page)
    #expect(run.status == 0)
    let page = try text(page)
    for fact in [
      "<span>digit</span> <span>train</span>", "<span>digits.csv'</span>",
      "my digits.csv, 50 images read</dd>",
      "<dt>training images</dt><dd>45</dd>", "<dt>validation images</dt><dd>5</dd>",
      "<dt>seed</dt><dd>7</dd>",
      "<dt>architecture</dt><dd>dense(10)</dd>", "<dt>optimizer</dt><dd>momentum, coefficient 0.9</dd>",
      "<dt>learning rate</dt><dd>0.1</dd>", "<dt>batch size</dt><dd>64</dd>",
      "<dt>schedule</dt><dd>cosine</dd>",
      "<dt>epochs</dt><dd>2</dd>", "<th scope=\"row\">all</th><td>45</td><td>5</td>",
    ] { #expect(page.contains(fact), "\(fact)") }
    let record = try runDigit("inspect", folder.file("m"), "--format", "json").output
    let digest = try #require(page.components(separatedBy: "<dt>training digest</dt><dd>").last)
      .prefix(8)
    #expect(record.contains("\(digest)"))
  }

  @Test("A mistake in a random split names the file and row that it comes from")
  func mistakeOrigin() throws {
    // Labels that contradict the pixels are wrong predictions wherever they fall.
    let rows = TrainTests.csv(rows: 100).split(separator: "\n").map(String.init)
    let pixels = rows.map { $0.split(separator: ",", maxSplits: 1)[1] }
    let header = rows[0].contains("label") ? 1 : 0
    let one = try folder.write("one.csv", rows.joined(separator: "\n") + "\n")
    let wrong = rows.enumerated().map { index, row in
      index < header
        ? row : "\((Int(row.prefix(1)) ?? 0) == 9 ? 0 : (Int(row.prefix(1)) ?? 0) + 1),\(pixels[index])"
    }
    let other = try folder.write("other.csv", wrong.joined(separator: "\n") + "\n")
    let run = try runDigit(
      "train", one, other, "--hidden", "12", "--epochs", "3", "--validation-split", "0.3", "-o",
      folder.file("m"),
      "--report", page)
    #expect(run.status == 0)
    let names = try text(page).components(separatedBy: "<title>").compactMap { title -> [String]? in
      guard let end = title.range(of: "</title>") else { return nil }
      let words = title[..<end.lowerBound].split(separator: ": ")
      guard words.count == 2, words[1].contains(" as ") else { return nil }
      return [String(words[0]), String(words[1].prefix(1))]
    }
    #expect(!names.isEmpty)
    for name in names {
      let place = name[0].split(separator: ":")
      let (file, row) = (String(place[0]), try #require(place.last.flatMap { Int($0) }))
      #expect([one, other].contains(file))
      let line = (file == one ? rows : wrong)[row - 1 + header]
      #expect(line.hasPrefix("\(name[1]),"), "\(name)")
    }
  }

  @Test("The names of images are escaped")
  func hostileName() throws {
    try FileManager.default.copyItem(
      atPath: "\(EvaluateTests.samples)/two-28x28.png", toPath: folder.file("<script>&\".png"))
    let list = try folder.write("labels.tsv", "<script>&\".png\t7\n")
    #expect(try runDigit("evaluate", list, "--report", page).status == 0)
    let page = try text(page)
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;&amp;&quot;.png"))
  }

  @Test(
    "The report of a resumed training has the earlier curves from the history, or states where they begin")
  func resumed() throws {
    let (checkpoint, history) = (folder.file("c"), folder.file("h.csv"))
    let common = ["train", data, "--hidden", "12", "--output", folder.file("m"), "--epochs", "300"]
    let resumable = common + ["--checkpoint", checkpoint, "--history", history, "--report", page]
    let run = try TrainTests().interrupt(resumable, onceIn: "epoch   3/300")
    #expect(run.status == 130)
    #expect(run.errors.contains("continue with --resume"))
    #expect(headings(try text(page)) == Self.curves + Self.measured + Self.model)
    let files = ["c", "h.csv"].map { FileManager.default.contents(atPath: folder.file($0)) }

    #expect(try runDigit(resumable + ["--resume"]).status == 0)
    #expect(!(try text(page)).contains("The curves begin"))
    for (name, contents) in zip(["c", "h.csv"], files) {
      #expect(FileManager.default.createFile(atPath: folder.file(name), contents: contents))
    }
    #expect(try runDigit(common + ["--checkpoint", checkpoint, "--resume", "--report", page]).status == 0)
    #expect(try text(page).contains("The curves begin with epoch"))
  }

  @Test("Ctrl-C leaves a report of the training so far")
  func interruption() throws {
    let run = try TrainTests().interrupt(
      ["train", data, "--output", folder.file("m"), "--epochs", "20000", "--report", page], onceIn: "/20000")
    #expect(run.status == 130)
    #expect(headings(try text(page)) == Self.curves + Self.measured + Self.model)
  }

  @Test("A report or figures that cannot be written are reported before any work")
  func unwritable() throws {
    let nowhere = folder.file("none/page.html")
    let training = try runDigit(
      "train", data, "--output", folder.file("m"), "--epochs", "200000", "--report", nowhere)
    #expect(training.status == 74)
    #expect(training.errors.contains(nowhere))
    let evaluation = try runDigit("evaluate", folder.file("none.csv"), "--report", nowhere)
    #expect(evaluation.status == 74)
    let noFolder = try runDigit(
      "train", data, "--output", folder.file("m"), "--figures", folder.write("file", ""))
    #expect(noFolder.status == 74)
    #expect(!FileManager.default.fileExists(atPath: folder.file("m")))
  }
}
