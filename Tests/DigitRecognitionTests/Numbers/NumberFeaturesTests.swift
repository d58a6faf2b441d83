import DigitImage
import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct NumberFeaturesTests {
  /// Dark ink on light paper of 260×120 pixels; upright strokes of 8×60 pixels at columns 60 and 120.
  private struct Drawing {
    static let width = 260
    var pixels = [UInt8](repeating: 230, count: Drawing.width * 120)

    init() {
      for left in [60, 120] { ink { (left..<left + 8).contains($0) && (30..<90).contains($1) } }
    }

    mutating func ink(where isInk: (_ x: Int, _ y: Int) -> Bool) {
      for index in pixels.indices where isInk(index % Self.width, index / Self.width) { pixels[index] = 30 }
    }

    func number() throws -> SegmentedNumber {
      let bitmap = Bitmap(width: Self.width, height: 120, format: .gray, pixels: pixels)
      return try #require(NumberPreprocessing.run(bitmap).number)
    }
  }

  /// The features of each piece in a reading.
  private func features(of number: SegmentedNumber, as reading: NumberWeights.Reading) -> [[Float]] {
    NumberFeatures(number).edges.filter { $0.reading == reading }.map(\.features)
  }

  @Test("Each reading has as many features as weights for them")
  func counts() throws {
    for edge in NumberFeatures(try Drawing().number()).edges {
      #expect(edge.features.count == edge.reading.featureCount)
    }
  }

  @Test(
    "A bar near the side may be a remnant of a border; the pieces of a ring, slender as they are, may not")
  func nearSide() throws {
    let side = 2
    var bar = Drawing()
    bar.ink { (250..<256).contains($0) && (30..<90).contains($1) }
    let last = try #require(features(of: bar.number(), as: .noise).last)
    #expect(last[side] > 0.8)

    var ring = Drawing()
    ring.ink { x, y in (320..<625).contains((x - 230) * (x - 230) + (y - 66) * (y - 66)) }
    let number = try ring.number()
    #expect(number.pieces.last?.leftCut != nil)
    for (piece, features) in zip(number.pieces, features(of: number, as: .noise))
    where piece.box.left > Drawing.width / 2 {
      #expect(features[side] == 0)
    }
  }

  @Test("A point has the space between the digits on both sides; at the end of a number it has none")
  func space() throws {
    let space = 11
    var drawing = Drawing()
    drawing.ink { (90..<98).contains($0) && (82..<90).contains($1) }
    drawing.ink { (140..<148).contains($0) && (82..<90).contains($1) }
    let number = try drawing.number()
    #expect(number.pieces.count == 4)
    let spaces = features(of: number, as: .separator).map { $0[space] }
    #expect(abs(spaces[1] - 52.0 / 60) < 0.05)
    #expect(spaces[3] == 0)
  }
}
