import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitSynthesis

@Suite struct WarpTests {
  static let none = Warp.Amounts(rotation: 0, shear: 0, aspect: 0, elastic: 0)

  /// The canvas after a warp of a digit, and the generator before it.
  func warp(_ digit: [Float], _ amounts: Warp.Amounts) -> (ink: [Float], generator: SeededGenerator) {
    let start = SeededGenerator(seed: 5)
    var generator = start
    let ink = InkCanvas.withTemporary { canvas in
      digit.withUnsafeBufferPointer { Warp(amounts, using: &generator).resample($0, to: canvas) }
      return Array(UnsafeBufferPointer(start: canvas.ink, count: InkCanvas.count))
    }
    return (ink, start)
  }

  /// A dot of 2×2 pixels around a position, in pixels from the digit's center.
  func dot(_ x: Int, _ y: Int) -> [Float] {
    (0..<784).map { [13 + x, 14 + x].contains($0 % 28) && [13 + y, 14 + y].contains($0 / 28) ? 1 : 0 }
  }

  /// Where the dot lands, in canvas pixels from the canvas's center.
  func landing(_ x: Int, _ y: Int, _ amounts: Warp.Amounts) -> (position: Vector2, generator: SeededGenerator)
  {
    let (ink, generator) = warp(dot(x, y), amounts)
    return (InkShape(ink, side: InkCanvas.side).center - 32, generator)
  }

  func isNear(_ left: Vector2, _ right: Vector2) -> Bool {
    let difference = left - right
    return (difference * difference).sum() < 0.05 * 0.05
  }

  @Test("A warp of amount 0 enlarges the digit by bilinear interpolation")
  func identity() {
    let digit = SyntheticDigits(perClass: 1, seed: 2).sample(4, epoch: 0)
    let ink = warp(digit, Self.none).ink
    func pixel(_ x: Int, _ y: Int) -> Float {
      (0..<28).contains(x) && (0..<28).contains(y) ? digit[y * 28 + x] : 0
    }
    for y in 0..<InkCanvas.side {
      for x in 0..<InkCanvas.side {
        // A canvas pixel's center is a quarter of a pixel from that of the digit's pixel around it.
        let (column, row) = (x / 2 - 2, y / 2 - 2)
        let (dx, dy) = (x % 2 * 2 - 1, y % 2 * 2 - 1)
        let expected =
          0.5625 * pixel(column, row) + 0.1875 * (pixel(column + dx, row) + pixel(column, row + dy))
          + 0.0625 * pixel(column + dx, row + dy)
        #expect(abs(ink[y * InkCanvas.side + x] - expected) < 1e-5)
      }
    }
  }

  @Test("Rotation turns the digit about its center")
  func rotation() {
    var amounts = Self.none
    amounts.rotation = 0.4
    var (position, generator) = landing(8, 0, amounts)
    let angle = 0.4 * generator.nextNormal()
    #expect(abs(angle) > 0.05)
    #expect(isNear(position, 16 * Vector2(cos(angle), -sin(angle))))
  }

  @Test("Shear moves ink sideways in proportion to its height")
  func shear() {
    var amounts = Self.none
    amounts.shear = 0.3
    var (position, generator) = landing(0, 8, amounts)
    _ = generator.nextNormal()
    let slant = 0.3 * generator.nextNormal()
    #expect(abs(slant) > 0.05)
    #expect(isNear(position, Vector2(-16 * slant, 16)))
  }

  @Test("A change of aspect stretches one axis and shrinks the other by the same factor")
  func aspect() {
    var amounts = Self.none
    amounts.aspect = 0.4
    var (position, generator) = landing(6, 6, amounts)
    (_, _) = (generator.nextNormal(), generator.nextNormal())
    let stretch = exp(0.4 * generator.nextNormal() / 2)
    #expect(abs(stretch - 1) > 0.05)
    #expect(isNear(position, Vector2(12 * stretch, 12 / stretch)))
  }

  @Test("A seed always gives the same warp")
  func regression() {
    let digit = SyntheticDigits(perClass: 1, seed: 2).sample(8, epoch: 0)
    #expect(digest(warp(digit, Augmentation.strong.warp).ink) == "e66f77010a883132")
  }
}
