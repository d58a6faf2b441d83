import Foundation
import TestSupport
import Testing

/// Pictures in which the digit is not easy to find.
@Suite struct DrawnDigitTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The digit that `classify` prints, as text; the error if there is none.
  private func digit(_ png: [UInt8]) throws -> String {
    let run = try runDigit("classify", folder.write("picture.png", png))
    return run.status == 0 ? String(run.output.prefix(1)) : run.errors
  }

  @Test(
    "A digit that is cropped to its own ink is recognized, whatever its stroke width and polarity",
    arguments: [(0, 56), (4, 16), (7, 40)] as [(Int, Float)])
  func cropped(digit: Int, strokeWidth: Float) throws {
    var picture = DrawnPicture(width: 108 + Int(strokeWidth), height: 180 + Int(strokeWidth))
    picture.draw(digit, left: strokeWidth / 2, top: strokeWidth / 2, height: 180, strokeWidth: strokeWidth)
    for inverted in [false, true] { #expect(try self.digit(picture.png(inverted: inverted)) == "\(digit)") }
  }

  @Test("A thin digit in a photo with dark corners and sides is recognized", arguments: [0, 7])
  func vignette(digit: Int) throws {
    var picture = DrawnPicture(width: 300, height: 300)
    picture.draw(digit, left: 105, top: 75, height: 150, strokeWidth: 3)
    picture.change { x, y, light in
      let (dx, dy) = (Float(x) / 150 - 1, Float(y) / 150 - 1)
      return light * max(0.3, 1 - 0.7 * max(0, max(abs(dx), abs(dy)) - 0.8) / 0.2)
    }
    #expect(try self.digit(picture.png()) == "\(digit)")
  }

  /// A 4 whose foot touches a dark frame around the picture.
  private static let framed: [UInt8] = {
    var picture = DrawnPicture(width: 300, height: 200)
    picture.draw(4, left: 110, top: 40, height: 142, strokeWidth: 14)
    picture.change { x, y, light in
      // Uneven, because an even one would be cropped as a margin.
      min(x, 299 - x, y, 199 - y) < 14 ? 0.08 + 0.01 * Float((7 * x + 3 * y) % 5) : light
    }
    return picture.png()
  }()

  @Test("A digit that touches a frame is recognized at the second look, which its page explains")
  func secondLook() throws {
    #expect(try digit(Self.framed) == "4")
    let run = try runDigit("explain", folder.write("framed.png", Self.framed))
    #expect(run.status == 0)
    #expect(run.output.contains("<h1>4 "))
    let headings = run.output.split(separator: "<h2>").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(headings.prefix(2) == ["Second look", "Ink signal"])
    #expect(run.output.contains("<th scope=\"row\">1: as usual</th><td>none</td><td>10.00\u{A0}%</td>"))
    #expect(
      run.output.contains("<th scope=\"row\">2: printed lines may end inside the image, and a dark rim"))
    #expect(run.output.contains("The following sections show reading 2."))
  }

  @Test("Such a digit is preprocessed, and counted by evaluate, as classify recognizes it")
  func framedInOtherCommands() throws {
    try folder.write("4/framed.png", Self.framed)
    #expect(try runDigit("evaluate", folder.path).output.hasPrefix("1 image, accuracy 100.00 % "))
    let table = try runDigit("preprocess", folder.file("4"), "--format", "csv", "--output", "-")
    #expect(table.status == 0)
    #expect(table.output.split(separator: "\n").count == 2)
  }
}
