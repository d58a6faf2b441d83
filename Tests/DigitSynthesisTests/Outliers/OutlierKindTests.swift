import DigitImage
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

  @Test("A partial digit is a whole one of which 0.35 to 0.55 of the width or height is left, at either end")
  func partOfDigit() throws {
    var sides: [Int: Int] = [:]
    for seed in 0..<60 {
      // The same random numbers: what is cut, the label, and the digit.
      var generator = SeededGenerator(seed: UInt64(seed))
      let cutsRows = generator.nextUniform() < 0.4
      let label = generator.nextElement(of: cutsRows ? [0, 2, 3, 5] : [0, 2, 3, 5, 6, 8, 9])
      let whole = SyntheticDigits.image(of: label, using: &generator)
      let box = try #require(DigitBox.boundingBox(of: whole, above: 0.1))
      let length = cutsRows ? box.height : box.width
      // Every part from either end, of at least 0.35 and at most 0.55 of the length.
      let parts = (0..<2 * length).compactMap { part -> (isEnd: Bool, ink: Plane)? in
        let (isEnd, kept) = (part >= length, part % length + 1)
        guard (0.35 * Float(length) - 0.5...0.55 * Float(length) + 0.5).contains(Float(kept)) else {
          return nil
        }
        var ink = whole
        for index in ink.values.indices {
          let place = cutsRows ? index / 28 - box.top : index % 28 - box.left
          if isEnd ? place < length - kept : place >= kept { ink.values[index] = 0 }
        }
        return DigitBox.normalized(ink).map { (isEnd, $0) }
      }
      var same = SeededGenerator(seed: UInt64(seed))
      let image = OutlierKind.partialDigit.image(using: &same)
      let part = try #require(parts.first { $0.ink == image }, "seed \(seed)")
      sides[(cutsRows ? 2 : 0) + (part.isEnd ? 1 : 0), default: 0] += 1
    }
    // Left, right, upper and lower parts.
    #expect(sides.keys.sorted() == [0, 1, 2, 3])
  }

  @Test("Each kind is as frequent as the others")
  func frequencies() {
    var counts: [OutlierKind: Int] = [:]
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<8000 { counts[OutlierKind.random(using: &generator), default: 0] += 1 }
    // Four standard deviations.
    #expect(OutlierKind.allCases.allSatisfy { abs(counts[$0, default: 0] - 1000) < 118 })
  }

  @Test("A partial digit is half as wide as a whole one, or half as high")
  func partialDigit() {
    func narrow(_ images: [[Float]]) -> Int {
      images.map { InkShape($0) }.count { 5 * min($0.width, $0.height) < 2 * max($0.width, $0.height) }
    }
    let whole = (0..<200).filter { ![1, 4, 7].contains($0 % 10) }.map { sample in
      var generator = SeededGenerator(seed: 3, streams: UInt64(sample))
      return SyntheticDigits.image(of: sample % 10, using: &generator).values
    }
    #expect(narrow(whole) * 20 < whole.count)
    #expect(narrow(Self.images(.partialDigit)) >= 8)
  }
}
