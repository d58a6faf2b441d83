import Foundation
import Testing

@Suite struct ExplainTests {
  static let sample = "\(ClassifyTests.samples)/two-28x28.png"
  /// 16 × 16 white pixels.
  static let blankPNG =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQAAAAA3iMLMAAAADklEQVR42mP4/5+BFAQA/U4f4d7IdZcAAAAASUVORK5CYII="

  @Test("A page goes to a file or to standard output, the same bytes, and shows classify's answer")
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

  @Test("Where there is no digit the page shows how far the road was gone, and the status is 1")
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

  @Test("A file that is no picture is an error that names it, and leaves no page")
  func failures() throws {
    let folder = try TemporaryFolder()
    let page = folder.file("page.html")
    let missing = try runDigit("explain", folder.file("none.png"), "-o", page)
    #expect(missing.status == 1)
    #expect(missing.errors == "digit: \(folder.file("none.png")): there is no such file; check the path\n")
    let broken = try folder.write("broken.png", "not a picture")
    let run = try runDigit("explain", broken, "-o", page)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("digit: \(broken): not a picture"))
    #expect(try runDigit("explain", folder.path, "-o", page).status == 1)
    #expect(try runDigit("explain", Self.sample, "-o", page, "--model", folder.file("none")).status == 66)
    #expect(!FileManager.default.fileExists(atPath: page))
    #expect(try runDigit("explain", Self.sample, "-o", folder.file("none/page.html")).status == 74)
    #expect(try runDigit("explain").status == 64)
    #expect(try runDigit("explain", Self.sample, "--invert", "perhaps").status == 64)
  }
}
