import Testing

@testable import DigitData

@Suite struct ValidationSplitTests {
  let digits = LabeledDigitsTests.digits(0..<20)

  @Test(
    "The number of validation images is a count, or a rounded fraction of all images",
    arguments: [
      (ValidationSplit.fraction(0), 0), (.fraction(0.24), 2), (.fraction(0.25), 3), (.count(4), 4),
    ])
  func count(split: ValidationSplit, expected: Int) {
    #expect(split.count(of: 10) == expected)
  }

  @Test(
    "A split is written as on the command line",
    arguments: [
      (ValidationSplit.fraction(0.1), "0.1"), (.fraction(0), "0.0"), (.count(0), "0"), (.count(3000), "3000"),
    ])
  func description(split: ValidationSplit, expected: String) {
    #expect("\(split)" == expected)
  }

  @Test(
    "A split assigns every image at random to training or validation, in order, always the same for a seed",
    arguments: [(1, [2, 7, 8, 10, 17, 19]), (2, [1, 7, 8, 9, 12, 16])] as [(UInt64, [Int])])
  func split(seed: UInt64, expected: [Int]) {
    let (training, validation) = digits.split(validationCount: 6, seed: seed)
    #expect(validation.indices == expected)
    #expect(training.indices == (0..<20).filter { !expected.contains($0) })
  }

  @Test(
    "A sample is random images in order, always the same for a seed",
    arguments: [(1, [1, 2, 3, 7, 15, 17]), (2, [0, 3, 8, 15, 17, 18])] as [(UInt64, [Int])])
  func sample(seed: UInt64, expected: [Int]) {
    #expect(digits.sample(6, seed: seed) == LabeledDigitsTests.digits(expected))
  }

  @Test("A sample larger than the data is all of it")
  func largeSample() {
    #expect(digits.sample(21, seed: 1) == digits)
  }
}
