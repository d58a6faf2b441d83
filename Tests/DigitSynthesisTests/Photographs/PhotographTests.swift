import DigitImage
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct PhotographTests {
  /// A square of 8×8 pixels of full ink in the center.
  static let square = Plane(
    width: 28, height: 28,
    values: (0..<784).map { (10..<18).contains($0 % 28) && (10..<18).contains($0 / 28) ? 1 : 0 })

  static func photo(of digit: Plane, seed: UInt64) -> Bitmap {
    var generator = SeededGenerator(seed: seed)
    return photograph(of: digit, using: &generator)
  }

  /// A photo of the square, and how much darker each pixel is than in the same photo without ink.
  static func inkInPhoto(seed: UInt64) -> (photo: Bitmap, darkening: [Int]) {
    let (inked, blank) = (
      photo(of: square, seed: seed), photo(of: Plane(width: 28, height: 28), seed: seed)
    )
    return (inked, zip(blank.pixels, inked.pixels).map { Int($0) - Int($1) })
  }

  @Test(
    "Ink is a square of 8/28 of the digit's size, which is 45 to 100 % of the photo's shorter side",
    arguments: 0..<6 as Range<UInt64>)
  func geometry(seed: UInt64) {
    let (photo, darkening) = Self.inkInPhoto(seed: seed)
    #expect((120..<240).contains(photo.width) && (120..<240).contains(photo.height))
    let inked = darkening.indices.filter { abs(darkening[$0]) > 4 }
    let (columns, rows) = (inked.map { $0 % photo.width }, inked.map { $0 / photo.width })
    let width = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
    let height = (rows.max() ?? 0) - (rows.min() ?? 0) + 1
    let size = Double(min(photo.width, photo.height)) * 8 / 28
    #expect(abs(width - height) <= 1)
    #expect((0.45 * size - 3...size + 3).contains(Double(width)))
  }

  @Test(
    "Ink is darker than paper everywhere, or lighter everywhere if the photo is inverted, as 3 of these 12 are"
  )
  func polarity() {
    let inverted = (0..<12 as Range<UInt64>).count { seed in
      let darkening = Self.inkInPhoto(seed: seed).darkening
      let isInverted = darkening.contains { $0 < 0 }
      #expect(isInverted != darkening.contains { $0 > 0 })
      return isInverted
    }
    #expect(inverted == 3)
  }
}
