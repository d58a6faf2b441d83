import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct OutlierKindTests {
  static func images(_ kind: OutlierKind) -> [[Float]] {
    (0..<20).map { sample in
      var generator = SeededGenerator(seed: 3, streams: UInt64(sample))
      return kind.image(using: &generator).values
    }
  }

  @Test(
    "An outlier is 28×28 ink, normalized like a digit to a longer side of 20", arguments: OutlierKind.allCases
  )
  func geometry(kind: OutlierKind) {
    for image in Self.images(kind) {
      let shape = InkShape(image)
      #expect(image.count == 784)
      #expect(isInk(image))
      #expect(max(shape.width, shape.height) == 20)
    }
  }

  @Test("Two or three adjacent digits are wider than high")
  func adjacentDigits() {
    for image in Self.images(.adjacentDigits) {
      let shape = InkShape(image)
      #expect(shape.width == 20 && shape.height < 20)
    }
  }

  @Test("Each kind is as frequent as the others")
  func frequencies() {
    var counts: [OutlierKind: Int] = [:]
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<7000 { counts[OutlierKind.random(using: &generator), default: 0] += 1 }
    // Four standard deviations.
    #expect(OutlierKind.allCases.allSatisfy { abs(counts[$0, default: 0] - 1000) < 118 })
  }
}
