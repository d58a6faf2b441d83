import DigitData
import NeuralNetwork

@testable import DigitTraining

/// Images of 8×8: digit d is a bright half of row d / 2. With more noise they are harder to tell apart.
func barDigits(count: Int, noise: Float = 0, seed: UInt64 = 1) -> LabeledDigits {
  var generator = SeededGenerator(seed: seed)
  let labels = (0..<count).map { UInt8($0 * 7 % 10) }
  let pixels = labels.flatMap { label in
    (0..<64).map { pixel -> UInt8 in
      let isInk = pixel / 8 == label / 2 && pixel % 8 / 4 == label % 2
      let intensity = (isInk ? 12 : 2) + noise * generator.nextNormal()
      return UInt8(min(max(intensity, 0), 16))
    }
  }
  return LabeledDigits(side: 8, pixels: pixels, labels: labels)
}

/// Images of 28×28: a 0 is a thin vertical bar, a 1 a thick one.
func largeBarDigits(count: Int) -> LabeledDigits {
  let labels = (0..<count).map { UInt8($0 % 2) }
  let pixels = labels.flatMap { label in
    (0..<784).map { pixel -> UInt8 in
      abs(pixel % 28 - 14) < (label == 0 ? 2 : 6) && (5..<23).contains(pixel / 28) ? 255 : 0
    }
  }
  return LabeledDigits(side: 28, pixels: pixels, labels: labels)
}
