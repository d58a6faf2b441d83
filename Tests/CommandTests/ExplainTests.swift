import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
  static let sample = "\(ClassifyTests.samples)/two-28x28.png"
  /// 16×16 white pixels.
  static let blankPNG =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQAAAAA3iMLMAAAADklEQVR42mP4/5+BFAQA/U4f4d7IdZcAAAAASUVORK5CYII="

  @Test("The page shows the prediction of classify, and is the same in a file as on standard output")
  func page() throws {
    let folder = try TemporaryFolder()
    let run = try runDigit("explain", Self.sample, "--output", folder.file("page.html"))
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
    let page = try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<h1>2 "))
    #expect(try runDigit("explain", Self.sample).output == page)
  }

  @Test("Without a digit the page shows the preprocessing up to the failure, and the exit status is 1")
  func noDigit() throws {
    let folder = try TemporaryFolder()
    let blank = folder.file("blank.png")
    try #require(Data(base64Encoded: Self.blankPNG)).write(to: URL(fileURLWithPath: blank))
    let run = try runDigit("explain", blank, "-o", folder.file("page.html"))
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("digit: \(blank): no ink that could be a digit"))
    #expect(
      try String(contentsOfFile: folder.file("page.html"), encoding: .utf8).contains("<h1>No digit</h1>"))
  }

  @Test("A file that is not an image is an error with its path, and leaves no page")
  func failures() throws {
    let folder = try TemporaryFolder()
    let page = folder.file("page.html")
    let missing = try runDigit("explain", folder.file("none.png"), "-o", page)
    #expect(missing.status == 1)
    #expect(missing.errors == "digit: \(folder.file("none.png")): no such file; check the path\n")
    let broken = try folder.write("broken.png", "not an image")
    let run = try runDigit("explain", broken, "-o", page)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("digit: \(broken): not an image"))
    let folderRun = try runDigit("explain", folder.path, "-o", page)
    #expect(folderRun.status == 1 && folderRun.errors.contains("a folder; name an image in it"))
    #expect(try runDigit("explain", Self.sample, "-o", page, "--model", folder.file("none")).status == 66)
    #expect(!FileManager.default.fileExists(atPath: page))
    #expect(try runDigit("explain", Self.sample, "-o", folder.file("none/page.html")).status == 74)
    #expect(try runDigit("explain").status == 64)
    #expect(try runDigit("explain", Self.sample, "--invert", "perhaps").status == 64)
  }

  @Test("With a label the page adds the backward pass and an update; the prediction stays the same")
  func label() throws {
    let folder = try TemporaryFolder()
    let page = folder.file("page.html")
    #expect(try runDigit("explain", Self.sample, "--label", "7", "-o", page).status == 0)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.contains("<h1>2 "))
    for heading in [
      "Convolutions conv1 to conv7", "dense2", "Probabilities", "Backward pass for label 7", "Gradients",
      "Gradient descent step",
    ] {
      #expect(text.contains("<h2>\(heading)</h2>"))
    }
    #expect(text.utf8.count < 1_500_000)
    let faster = try runDigit("explain", Self.sample, "--label", "7", "--learning-rate", "0.5")
    #expect(faster.output.contains("learning rate η of 0.5") && text.contains("learning rate η of 0.1"))
    for wrong in [
      ["--label", "10"], ["--label", "-1"], ["--learning-rate", "0.1"],
      ["--label", "2", "--learning-rate", "0"], ["--label", "2", "--learning-rate", "inf"],
    ] {
      #expect(try runDigit(["explain", Self.sample] + wrong).status == 64)
    }
  }

  @Test("Networks of any layers are explained")
  func otherModels() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write("digits.csv", TrainTests.csv(rows: 60))
    for (name, options) in [
      ("none", ["--hidden", "none"]), ("wide", ["--hidden", "300"]),
      ("layers", ["--architecture", "conv(3,3) relu maxpool(2) conv(2,2,padding=1) dense(10)"]),
    ] {
      let model = folder.file(name)
      let training = try runDigit(["train", data, "--epochs", "1", "--quiet", "-o", model] + options)
      #expect(training.status == 0, "\(training.errors)")
      let run = try runDigit("explain", Self.sample, "--model", model, "--label", "1")
      #expect(
        run.status == 0 && run.output.contains("<h2>Gradient descent step</h2>"), "\(name) \(run.errors)")
    }
  }

  @Test("A picture that is doubtful at first shows the second look")
  func secondLook() throws {
    let folder = try TemporaryFolder()
    let blank = folder.file("blank.png")
    try #require(Data(base64Encoded: Self.blankPNG)).write(to: URL(fileURLWithPath: blank))
    let page = try runDigit("explain", blank).output
    #expect(page.contains("<h2>Second look</h2>"))
    #expect(page.contains("printed lines may end inside the image"))
    #expect(try !runDigit("explain", Self.sample).output.contains("<h2>Second look</h2>"))
  }

  @Test("--number shows the number of digit read, and honors what is known about it")
  func number() throws {
    let folder = try TemporaryFolder()
    var picture = DrawnPicture(width: 290, height: 140)
    for (digit, left) in zip([4, 0, 7], [Float(40), 120, 200]) {
      picture.draw(digit, left: left, top: 30, height: 80, strokeWidth: 10)
    }
    let image = try folder.write("n.png", picture.png())
    let read = try runDigit("read", image, "--format", "csv").output.split(separator: "\n")[1].split(
      separator: ",")
    let run = try runDigit("explain", image, "--number")
    #expect(run.status == 0)
    #expect(read[1] == "407" && run.output.contains("<h1>407 <small>"))
    let page = folder.file("page.html")
    let two = try runDigit("explain", image, "--number", "--length", "2", "--range", "10-99", "-o", page)
    #expect(two.status == 0)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.contains("Only numbers with 2 digits and a value from 10 to 99 were allowed."))
    let answer = try runDigit("read", image, "--format", "csv", "--length", "2", "--range", "10-99").output
    #expect(text.contains("<h1>\(answer.split(separator: "\n")[1].split(separator: ",")[1]) <small>"))
    let none = try runDigit("explain", image, "--number", "--length", "40", "-o", page)
    #expect(none.status == 1 && none.errors.contains("--length and --range"))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<h1>No number</h1>"))
    for wrong in [
      ["--length", "3"], ["--range", "1-2"], ["--number", "--label", "3"], ["--number", "--length", "0"],
    ] {
      #expect(try runDigit(["explain", image] + wrong).status == 64)
    }
  }
}
