import Testing

@testable import DigitData

@Suite struct FoldsTests {
  /// Each image is its own number, in its first pixel.
  private static let digits = LabeledDigits(
    side: 8, pixels: (0..<103).flatMap { [UInt8($0)] + [UInt8](repeating: 0, count: 63) },
    labels: (0..<103).map { UInt8($0 < 20 ? 0 : $0 % 10) })

  private static func numbers(_ fold: DigitSubset) -> [Int] {
    let copy = LabeledDigits(fold)
    return (0..<copy.count).map { Int(copy.pixels[$0 * 64]) }
  }

  @Test("Each image is held out once, and then all others are trained on", arguments: [2, 5, 103])
  func partition(count: Int) {
    let folds = Self.digits.folds(count, seed: 1)
    #expect(folds.count == count)
    #expect(folds.flatMap { Self.numbers($0.validation) }.sorted() == Array(0..<103))
    for fold in folds {
      #expect(Self.numbers(fold.training).count == 103 - fold.validation.count)
      #expect(Set(Self.numbers(fold.training)).isDisjoint(with: Self.numbers(fold.validation)))
    }
  }

  @Test("Folds have nearly as many images, and nearly as many of each digit")
  func balance() {
    let folds = Self.digits.folds(5, seed: 1)
    #expect(Set(folds.map(\.validation.count)) == [20, 21])
    for digit in 0..<10 {
      let counts = folds.map { $0.validation.labelCounts[digit] }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }
  }

  @Test("The seed determines the folds")
  func seeds() {
    let validation = { (seed: UInt64) in Self.digits.folds(5, seed: seed).map { Self.numbers($0.validation) }
    }
    #expect(validation(1) == validation(1))
    #expect(validation(1) != validation(2))
  }
}
