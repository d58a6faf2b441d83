import DigitImage
import DigitRecognition
import Figures
import Testing

@testable import DigitReport

@Suite struct GallerySectionsTests {
  private static func gallery(_ names: [String]) throws -> Gallery {
    var measurement = Measurement(keepsImages: true)
    let ink = Plane(width: 8, height: 8, filledWith: 0.5)
    for name in names { measurement.record(confident(5, 0.9), label: 3, image: name, ink: ink) }
    return try #require(measurement.gallery)
  }

  @Test("Tiles show the name without the common prefix, and rows as numbers")
  func names() throws {
    let files = try Self.gallery(["a/1.png", "a/2.png"]).mistakesSection.markup.source
    #expect(files.contains("<b>3 as 5</b><span>90.00\u{A0}%</span><small>1.png</small>"))
    let rows = try Self.gallery(["x.csv:1", "x.csv:12"]).mistakesSection.markup.source
    #expect(rows.contains("row in x.csv, counted from 1 without a header."))
    #expect(files.contains("the image's file in a/."))
    let mixed = try Self.gallery(["x.csv:1", "y.csv:12"]).mistakesSection.markup.source
    #expect(
      mixed.contains("<small>y.csv:12</small>") && mixed.contains("the image's file and row, counted from 1"))
    #expect(rows.contains("<small>row 1</small>") && rows.contains("<small>row 12</small>"))
  }

  @Test("More mistakes than tiles are counted")
  func selection() throws {
    let source = try Self.gallery((0..<70).map { "\($0).png" }).mistakesSection.markup.source
    #expect(source.contains("<p>60 of 70 wrong predictions, the most confident first.</p>"))
    #expect(source.components(separatedBy: "<b>3 as 5</b>").count - 1 == 60)
  }

  @Test("The contact sheet has eight columns")
  func contactSheet() throws {
    let figure = try #require(Self.gallery((0..<11).map { "\($0).png" }).figures.first).figure
    #expect((figure.width, figure.height) == (640, 232))
    #expect(figure.texts.map(\.text) == (0..<11).flatMap { _ in ["3 as 5", "90.00\u{A0}%"] })
    #expect((figure.texts[16].place.x, figure.texts[16].place.y) == (40, 207))
  }

  @Test(
    "A common prefix ends with a slash or a colon",
    arguments: [
      (["a/b/1.png", "a/b/2.png"], "a/b/"), (["a/b/1.png", "a/c/1.png"], "a/"),
      (["x.csv:1", "x.csv:12"], "x.csv:"),
      (["1.png", "2.png"], ""), (["a/1.png"], "a/"), ([], ""), (["a/b", "a"], ""),
    ])
  func prefix(names: [String], expected: String) { #expect(commonPrefix(names) == expected) }
}
