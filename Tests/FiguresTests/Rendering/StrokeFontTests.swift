import Testing

@testable import Figures

@Suite("The stroke font") struct StrokeFontTests {
  static let characters = (0x21...0x7E).compactMap(UnicodeScalar.init).map(Character.init) + "−×·–—…→"

  /// A line of text at size 40 on a canvas of 400 × 60, with its baseline at 40.
  static func rendered(
    _ text: String, _ anchor: TextStyle.Anchor = .middle, isBold: Bool = false
  ) -> PixelBuffer {
    var figure = Figure(width: 400, height: 60, title: "")
    let style = TextStyle(size: 40, anchor: anchor, isBold: isBold)
    figure.add(.text(text, at: Point(x: 200, y: 40), style))
    return figure.rendered(density: 1)
  }

  /// The columns that contain ink.
  static func columns(_ buffer: PixelBuffer) -> [Int] {
    (0..<buffer.width).filter { x in
      (0..<buffer.height).contains { buffer.pixels[3 * ($0 * buffer.width + x)] < 128 }
    }
  }

  static func ink(_ buffer: PixelBuffer) -> Int { buffer.pixels.reduce(0) { $0 + 255 - Int($1) } }

  @Test("Each printable ASCII character and each other character in use has a glyph of its own")
  func glyphs() {
    // Characters without a glyph are drawn as a box.
    var seen: [[UInt8]: Character] = [Self.rendered("漢").pixels: "漢"]
    for character in Self.characters {
      let buffer = Self.rendered(String(character)).pixels
      #expect(buffer.contains { $0 < 128 }, "\(character)")
      #expect(seen.updateValue(character, forKey: buffer) == nil, "\(character)")
    }
  }

  @Test("Digits are equally wide, spaces are empty, and unknown characters are boxes")
  func widths() {
    let widths = Set((0...9).map { StrokeFont.width(of: "\($0)", size: 1) })
    #expect(widths.count == 1)
    #expect(StrokeFont.width(of: "1\u{A0}%", size: 1) == StrokeFont.width(of: "1 %", size: 1))
    #expect(Self.rendered(" \u{A0}").pixels.allSatisfy { $0 == 255 })
    #expect(Self.rendered("漢") == Self.rendered("é"))
    let box = Self.columns(Self.rendered("漢"))
    #expect(box.count == (box.last ?? 0) - (box.first ?? 0) + 1 && box.count >= 16)
  }

  @Test("Text starts, is centered or ends at its point")
  func anchors() throws {
    func edges(_ anchor: TextStyle.Anchor) throws -> (first: Int, last: Int) {
      let columns = Self.columns(Self.rendered("HH", anchor))
      return try (#require(columns.first), #require(columns.last))
    }
    let (start, middle, end) = try (edges(.start), edges(.middle), edges(.end))
    #expect((200...206).contains(start.first))
    #expect((194...200).contains(end.last))
    #expect(abs(middle.first + middle.last - 399) <= 1)
  }

  @Test(
    "A capital letter stands on the baseline and is 0.716 of the font size high; bold strokes are thicker")
  func height() throws {
    let buffer = Self.rendered("H")
    let rows = (0..<60).filter { y in
      buffer.pixels[3 * y * 400..<3 * (y + 1) * 400].contains { $0 < 128 }
    }
    let (top, bottom) = try (#require(rows.first), #require(rows.last))
    #expect(abs(top - (40 - 29)) <= 2 && abs(bottom - 40) <= 2)
    #expect(Self.ink(Self.rendered("808", isBold: true)) > Self.ink(Self.rendered("808")) * 5 / 4)
  }
}
