import DigitData
import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitSynthesis

@Suite struct AugmentedDigitsTests {
  let digits = SyntheticDigits(perClass: 4, seed: 5)

  @Test("Labels, count and inputs are those of the source", arguments: AugmentationStrength.allCases)
  func labels(strength: AugmentationStrength) {
    let augmented = AugmentedDigits(digits, strength: strength, seed: 1)
    #expect(augmented.count == 40)
    #expect(augmented.inputs == 784)
    #expect((0..<40).map { augmented.label(of: $0) } == (0..<40).map { $0 % 10 })
  }

  @Test("Without augmentation the digits stay as they are")
  func none() {
    #expect(AugmentedDigits(digits, strength: .none, seed: 1).digest(epoch: 3) == digits.digest(epoch: 3))
  }

  @Test("Augmented digits are ink, and normalized again", arguments: [AugmentationStrength.light, .strong])
  func geometry(strength: AugmentationStrength) {
    let augmented = AugmentedDigits(digits, strength: strength, seed: 2)
    for sample in 0..<augmented.count {
      let ink = augmented.sample(sample, epoch: 0)
      let shape = InkShape(ink)
      #expect(isInk(ink))
      #expect(abs(shape.center.x - 14) <= 1.5 && abs(shape.center.y - 14) <= 1.5)
      if strength == .light { #expect((19...20).contains(max(shape.width, shape.height))) }
    }
  }

  @Test(
    "With a probability of 0.3 light augmentation leaves a digit unchanged, strong with 0.1",
    arguments: [(AugmentationStrength.light, 10), (.strong, 4)])
  func unchanged(strength: AugmentationStrength, expected: Int) {
    let augmented = AugmentedDigits(digits, strength: strength, seed: 3)
    let unchanged = (0..<40).count { digits.sample($0, epoch: 0) == augmented.sample($0, epoch: 0) }
    #expect(unchanged == expected)
  }

  @Test(
    "The same seed and epoch always give the same variations",
    arguments: [
      (AugmentationStrength.light, 4, 0, "8d028b69c5c832f9"), (.strong, 4, 0, "e314e51963bd9ddd"),
      (.strong, 4, 1, "930e2a4e6333d2da"),
      (.strong, 5, 0, "655ee8b3f7171f8d"),
    ] as [(AugmentationStrength, UInt64, Int, String)])
  func regression(strength: AugmentationStrength, seed: UInt64, epoch: Int, expected: String) {
    #expect(AugmentedDigits(digits, strength: strength, seed: seed).digest(epoch: epoch) == expected)
  }

  @Test("Samples do not depend on the thread that requests them, or on the order")
  func threads() {
    let digits = SyntheticDigits(perClass: 1, seed: 5)
    let augmented = AugmentedDigits(digits, strength: .strong, seed: 4)
    let sequential = (0..<augmented.count).map { augmented.sample($0, epoch: 0) }
    let parallel = Locked([[Float]](repeating: [], count: augmented.count))
    forEachInParallel(count: augmented.count, jobs: 4) { index in
      let sample = augmented.count - 1 - index
      let values = augmented.sample(sample, epoch: 0)
      parallel.withLock { $0[sample] = values }
    }
    #expect(digest(parallel.withLock { $0 }.joined()) == digest(sequential.joined()))
  }

  @Test("An image without ink stays blank", arguments: [AugmentationStrength.light, .strong])
  func blank(strength: AugmentationStrength) {
    let blank = LabeledDigits(side: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [0])
    let augmented = AugmentedDigits(PixelSamples(blank, scale: 255), strength: strength, seed: 1)
    #expect((0..<20).allSatisfy { augmented.sample(0, epoch: $0).max() == 0 })
  }
}
