import Testing

@testable import DigitData

@Suite struct DataWarningTests {
  /// An image with ink in the middle, on a background of `ground`.
  func image(ink: UInt8, ground: UInt8, side: Int = 28) -> [UInt8] {
    (0..<side * side).map { pixel in
      let (row, column) = pixel.quotientAndRemainder(dividingBy: side)
      return abs(2 * row - side) < side / 2 && abs(2 * column - side) < side / 2 ? ink : ground
    }
  }

  @Test("Usual images have no warning")
  func usual() {
    #expect(DataWarning.about(pixels: image(ink: 255, ground: 0), side: 28, scale: 255).isEmpty)
    #expect(DataWarning.about(pixels: image(ink: 16, ground: 0, side: 8), side: 8, scale: 16).isEmpty)
    #expect(DataWarning.about(pixels: image(ink: 16, ground: 0), side: 28, scale: 16).isEmpty)
    #expect(DataWarning.about(pixels: image(ink: 0, ground: 0), side: 28, scale: 255).isEmpty)
  }

  @Test("A background lighter than the ink is inverted")
  func inverted() {
    #expect(DataWarning.about(pixels: image(ink: 0, ground: 255), side: 28, scale: 255) == [.inverted])
    #expect(DataWarning.about(pixels: image(ink: 0, ground: 16, side: 8), side: 8, scale: 16) == [.inverted])
  }

  @Test("Levels far below or above the scale are out of scale")
  func scale() {
    #expect(
      DataWarning.about(pixels: image(ink: 16, ground: 0), side: 28, scale: 255)
        == [.faint(largest: 16, scale: 255)])
    #expect(
      DataWarning.about(pixels: image(ink: 255, ground: 0), side: 28, scale: 1)
        == [.beyondScale(largest: 255, scale: 1)])
  }

  @Test("Labels of one kind, and missing labels, are told")
  func labels() {
    func warnings(_ labels: [UInt8]) -> [DataWarning] {
      LabeledDigits(side: 8, pixels: Array(repeating: 0, count: 64 * labels.count), labels: labels)
        .labelWarnings
    }
    #expect(warnings([3, 3]) == [.oneLabel(3)])
    #expect(warnings([0, 1, 2, 3, 4, 5, 6, 8]) == [.missingLabels([7, 9])])
    #expect(warnings(Array(0...9)).isEmpty)
  }
}
