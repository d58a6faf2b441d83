import Testing

@testable import DigitImage

@Suite struct ComponentGroupTests {
  /// The groups' components, sorted.
  private func groups(_ boxes: [PixelBox], widestGap: Float = 0.75) -> [[Int]] {
    let components = boxes.enumerated().map { (index: $0.offset, box: $0.element) }
    return ComponentGroup.groups(of: components, widestGap: widestGap).map { $0.components.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  /// A digit of 24×40 pixels.
  private func digit(_ x: Int, _ y: Int = 100, height: Int = 40) -> PixelBox {
    PixelBox(x: x, y: y, width: 24, height: height)
  }

  @Test("Digits beside each other are one number, whatever the order of their heights")
  func number() {
    #expect(groups([digit(0), digit(30), digit(60)]) == [[0, 1, 2]])
    // The digit between the two higher ones comes last, and joins them.
    #expect(groups([digit(0), digit(48, height: 30), digit(96)]) == [[0, 1, 2]])
  }

  @Test("A gap wider than the widest one ends a number", arguments: [(30, 1), (31, 2)])
  func gap(pixels: Int, count: Int) {
    #expect(groups([digit(0), digit(24 + pixels)]).count == count)
  }

  @Test("A bar counts as half as wide as high, so that a 1 does not end a number")
  func bar() {
    // 46 pixels between the inks, 30 between the places of the digits.
    let (left, right) = (
      PixelBox(x: 0, y: 100, width: 4, height: 40), PixelBox(x: 50, y: 100, width: 4, height: 40)
    )
    #expect(groups([left, right]).count == 1)
    #expect(groups([left, PixelBox(x: 51, y: 100, width: 4, height: 40)]).count == 2)
  }

  @Test("Lines stay apart, and digits of different sizes")
  func lines() {
    #expect(groups([digit(0), digit(0, 145), digit(10, 190)]) == [[0], [1], [2]])
    #expect(groups([digit(0), PixelBox(x: 56, y: 60, width: 60, height: 100)]) == [[0], [1]])
  }

  @Test("A skewed number is one, though its ends share no rows")
  func skewed() {
    #expect(groups((0..<6).map { digit(30 * $0, 100 + 10 * $0) }) == [[0, 1, 2, 3, 4, 5]])
  }

  @Test("The detached bar of a 5 and a point belong to the nearest number; a speck far away to none")
  func parts() {
    let bar = PixelBox(x: 20, y: 96, width: 16, height: 5)
    let point = PixelBox(x: 66, y: 136, width: 5, height: 5)
    let speck = PixelBox(x: 200, y: 136, width: 5, height: 5)
    #expect(groups([digit(0), digit(40), bar, point, speck]) == [[0, 1, 2, 3], [4]])
  }
}

@Suite struct DigitSpacingTests {
  /// A row of digits of 20×40 pixels.
  private func row(_ lefts: [Int], y: Int = 0) -> [PixelBox] {
    lefts.map { PixelBox(x: $0, y: y, width: 20, height: 40) }
  }

  @Test(
    "Without gaps to tell by, or with narrow and wide ones only, it is between those of writing and of columns"
  )
  func usual() {
    #expect(DigitSpacing.widestGap(between: []) == 0.9)
    #expect(DigitSpacing.widestGap(between: row([0])) == 0.9)
    #expect(DigitSpacing.widestGap(between: row([0, 28, 56, 400])) == 0.9)
    // Numbers of one digit.
    #expect(DigitSpacing.widestGap(between: row([0, 200, 400])) == 0.9)
  }

  @Test("On squared paper with a digit in each square, it is wider")
  func squares() {
    // Gaps of 0.775 inside the numbers, and of 2.1 between them.
    #expect(DigitSpacing.widestGap(between: row([0, 51, 102, 206, 257, 308])) == 1.1)
  }

  @Test("Where numbers are close to each other, it is narrower")
  func close() {
    // Gaps of 0.2 and 0.7.
    #expect(DigitSpacing.widestGap(between: row([0, 28, 76, 104, 152, 180])) == 0.5)
  }
}
