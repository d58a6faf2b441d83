import DigitData
import NeuralNetwork
import SystemSupport
import Synchronization
import Testing

@testable import DigitSynthesis

@Suite("Augmented digits")
struct AugmentedDigitsTests {
  let drawn = SyntheticDigits(perClass: 4, seed: 5)

  @Test(
    "Labels, count and inputs are those of the digits augmented", arguments: AugmentationStrength.allCases)
  func passedThrough(strength: AugmentationStrength) {
    let augmented = AugmentedDigits(drawn, strength: strength, seed: 1)
    #expect(augmented.count == drawn.count)
    #expect(augmented.inputs == 784)
    #expect((0..<drawn.count).allSatisfy { augmented.label(of: $0) == drawn.label(of: $0) })
  }

  @Test("Without augmentation the digits are as they were")
  func none() {
    let augmented = AugmentedDigits(drawn, strength: .none, seed: 1)
    let isSame = augmented.sample(7, epoch: 3) == drawn.sample(7, epoch: 3)
    #expect(isSame)
  }

  @Test("An augmented digit still has MNIST's form", arguments: [AugmentationStrength.light, .strong])
  func form(strength: AugmentationStrength) {
    let augmented = AugmentedDigits(drawn, strength: strength, seed: 2)
    for epoch in 0..<3 {
      for sample in 0..<augmented.count {
        let ink = augmented.sample(sample, epoch: epoch)
        #expect(isInk(ink))
        let shape = InkShape(ink)
        #expect(abs(shape.middle.x - 14) <= 2 && abs(shape.middle.y - 14) <= 2)
        if strength == .light { #expect((19...20).contains(max(shape.width, shape.height))) }
      }
    }
  }

  @Test("Every epoch has other variations, the same for the same seed")
  func seeds() {
    let augmented = AugmentedDigits(drawn, strength: .strong, seed: 4)
    let same = AugmentedDigits(drawn, strength: .strong, seed: 4)
    let other = AugmentedDigits(drawn, strength: .strong, seed: 5)
    let digit = augmented.sample(3, epoch: 1)
    let (again, later, elsewhere) = (
      same.sample(3, epoch: 1), augmented.sample(3, epoch: 2), other.sample(3, epoch: 1)
    )
    let (isSame, isVaried, dependsOnSeed) = (digit == again, digit != later, digit != elsewhere)
    #expect(isSame && isVaried && dependsOnSeed)
  }

  @Test("Many threads get the same digits as one")
  func threads() {
    let augmented = AugmentedDigits(drawn, strength: .strong, seed: 4)
    let alone = (0..<augmented.count).map { augmented.sample($0, epoch: 0) }
    let together = Mutex([[Float]](repeating: [], count: augmented.count))
    forEachInParallel(count: augmented.count, jobs: 4) { sample in
      let values = augmented.sample(sample, epoch: 0)
      together.withLock { $0[sample] = values }
    }
    let isSame = together.withLock { $0 == alone }
    #expect(isSame)
  }

  @Test("A picture without ink stays one")
  func blank() {
    let blank = LabeledDigits(side: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [0])
    let augmented = AugmentedDigits(PixelSamples(blank, scale: 255), strength: .light, seed: 1)
    #expect(augmented.sample(0, epoch: 0).max() == 0)
  }
}
