import DigitImage
import DigitRecognition
import Foundation
import SystemSupport
import TestSupport
import Testing

@testable import DigitReport

@Suite struct ReviewPageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let thumbnail = Thumbnail(ofInk: [UInt8](repeating: 0, count: 784), side: 28, full: 255)

  private func unsure(_ text: String, _ confidence: Float, path: String, next: String? = "8") -> ReviewEntry {
    ReviewEntry(
      path: path,
      .unsure(
        .init(text: text, confidence: confidence), next: next.map { .init(text: $0, confidence: 0.0875) }),
      thumbnail: thumbnail)
  }

  private func refused(_ error: RecognitionError, path: String) -> ReviewEntry {
    ReviewEntry(path: path, .refused(error), thumbnail: nil)
  }

  private func page(_ entries: [ReviewEntry], noun: String = "image", total: Int = 1000) throws -> String {
    var page = try ReviewPage(folder.file("page.html"))
    for entry in entries { try page.add(entry) }
    #expect(page.count == entries.count)
    try page.commit(noun: noun, total: total, command: "digit classify 'a b'")
    return try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
  }

  /// The texts between a tag and the next, such as all paths: `<small>`.
  private func texts(_ tag: String, in page: String) -> [String] {
    page.components(separatedBy: tag).dropFirst().compactMap { $0.components(separatedBy: "<").first }
  }

  @Test(
    "Images without an answer come first, then the unsure ones by their confidence, equal ones as they came")
  func order() throws {
    let page = try page([
      unsure("7", 0.43, path: "f"), unsure("3", 0.2, path: "c"), refused(.noDigitFound, path: "b"),
      unsure("1", 0.41, path: "d"),
      refused(.file(FileError(path: "a", operation: "open", number: ENOENT)), path: "a"),
      unsure("2", 0.41, path: "e"),
    ])
    #expect(texts("<small>", in: page) == ["to review", "a", "b", "c", "d", "e", "f"])
    #expect(texts("<b>", in: page) == ["3", "1", "2", "7"])
    #expect(
      texts("<h2>", in: page) == [
        "Unreadable", "No digit found", "20\u{A0}% to 30\u{A0}%", "40\u{A0}% to 50\u{A0}%",
      ])
    #expect(
      page.contains("<h1>6 <small>to review</small></h1><p>1000 images: 2 without an answer, 4 unsure.</p>"))
  }

  @Test("Each link leads to its section, and says how many images it has")
  func links() throws {
    let page = try page([
      unsure("7", 0.03, path: "a"), unsure("7", 0.93, path: "b"), unsure("7", 1, path: "c"),
      refused(.noSuchNumber, path: "d"),
    ])
    let links = page.components(separatedBy: "<a href=\"#").dropFirst().map {
      $0.split(whereSeparator: { "\"><".contains($0) }).prefix(2).map(String.init)
    }
    #expect(
      links == [
        ["s-0", "No such number (1)"], ["s-1", "Below 10\u{A0}% (1)"],
        ["s-2", "90\u{A0}% to 100\u{A0}% (2)"],
      ])
    #expect(
      texts("<section class=\"review\" id=\"", in: page).map { $0.split(separator: "\"")[0] } == [
        "s-0", "s-1", "s-2",
      ])
  }

  @Test("An entry shows the image, the answer with its confidence, the next best and the path")
  func entry() {
    let source = unsure("17", 0.41, path: "cells/a.png", next: "11").markup.source
    let image = "<li><img src=\"data:image/jpeg;base64,\(Data(thumbnail.file).base64EncodedString())\""
    let rest = """
       width="84" height="84" alt="" loading="lazy" decoding="async" class="pixels"><b>17</b><span>41.00\u{A0}%</span>\
      <span>or 11, 8.75\u{A0}%</span><small>cells/a.png</small></li>
      """
    #expect(source == image + rest)
    #expect(
      unsure("17", 0.41, path: "a", next: nil).markup.source.hasSuffix(
        "41.00\u{A0}%</span><small>a</small></li>"))
  }

  @Test("An unreadable file shows the reason; that no digit was found is said once")
  func reasons() throws {
    let missing = RecognitionError.file(FileError(path: "a", operation: "open", number: ENOENT))
    #expect(
      refused(missing, path: "a").markup.source
        == "<li><span>no such file; check the path</span><small>a</small></li>")
    #expect(refused(.noDigitFound, path: "b").markup.source == "<li><small>b</small></li>")
    let page = try page([refused(.noDigitFound, path: "b"), refused(.noDigitFound, path: "c")])
    #expect(page.components(separatedBy: "no ink that could be a digit").count == 2)
    #expect(page.contains("<p>2 images: no ink that could be a digit; crop"))
  }

  @Test(
    "Hostile paths are text and cannot pretend to be others",
    arguments: [
      ("<script>alert(1)</script>.png", "&lt;script&gt;alert(1)&lt;/script&gt;.png"),
      ("\"><img src=x onerror=y>", "&quot;&gt;&lt;img src=x onerror=y&gt;"),
      ("a\u{202E}gnp.exe", "a\u{FFFD}gnp.exe"),
      ("a\u{1B}[2J\n", "a\u{FFFD}[2J\n"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
    ])
  func hostile(path: String, shown: String) throws {
    let page = try page([unsure("7", 0.4, path: path)])
    #expect(texts("<small>", in: page) == ["to review", shown])
    #expect(page.contains("default-src 'none'; img-src data:"))
    #expect(!page.contains("<script") && page.components(separatedBy: "<img ").count == 2)
  }

  @Test("Long sections are lists of sixty, which the browser lays out when they come into view")
  func lists() throws {
    let page = try page((0..<130).map { unsure("\($0)", 0.3, path: "\($0)") })
    let lists = page.components(separatedBy: "<ul class=\"tiles\">").dropFirst()
    #expect(lists.map { $0.components(separatedBy: "<li>").count - 1 } == [60, 60, 10])
    #expect(texts("<b>", in: page) == (0..<130).map(String.init))
    #expect(page.contains("content-visibility:auto"))
  }

  @Test("A page has a limit: it shows the first, and says so")
  func limit() throws {
    var page = try ReviewPage(folder.file("page.html"), limit: 2)
    for confidence: Float in [0.4, 0.2, 0.3] { try page.add(unsure("\(confidence)", confidence, path: "a")) }
    #expect(page.count == 3 && page.shownCount == 2)
    try page.commit(noun: "image", total: 9, command: "digit")
    let source = try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
    #expect(texts("<b>", in: source) == ["0.2", "0.3"])
    #expect(source.contains("<p>9 images: 3 unsure. The page shows the first 2 of them.</p>"))
  }

  @Test("Without an image to review the page says so")
  func empty() throws {
    let page = try page([], noun: "row", total: 1)
    #expect(page.contains("<p>1 row: all answered.</p>") && page.contains("<title>0 rows to review</title>"))
    #expect(!page.contains("<section"))
    #expect(page.hasSuffix("</main></body>\n</html>\n"))
  }

  @Test("The page appears when it is complete; before, and without the end, nothing is left")
  func atomic() throws {
    var page: ReviewPage? = try ReviewPage(folder.file("page.html"))
    try page?.add(unsure("7", 0.4, path: "a"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("page.html")))
    page = nil
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
