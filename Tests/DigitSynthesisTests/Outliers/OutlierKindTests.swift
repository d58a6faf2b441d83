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

  /// Ten samples of bars, 8 pixels wide and 20 high, one of each label.
  private struct Bars: SampleSource {
    let count = 10
    let inputs = 784
    func label(of sample: Int) -> Int { sample }
    func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
      for index in destination.indices {
        destination[index] = (10..<18).contains(index % 28) && (4..<24).contains(index / 28) ? 1 : 0
      }
    }
  }

  @Test(
    "Two or three digits, up to half as narrow as they were, overlap by at most a third, touch, or are up to five pixels apart"
  )
  func joinedDigits() throws {
    var widths: Set<Int> = []
    for seed in 0..<300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let row = OutlierKind.joinedDigits.joinedDigits(
        from: DigitPicker([Bars()]), epoch: 0, using: &generator)
      let box = try #require(DigitBox.boundingBox(of: row, above: 0.5))
      #expect(row.values.allSatisfy { $0 == 0 || $0 == 1 })
      widths.insert(box.width)
    }
    // From a bar of four columns and two of another with an overlap of one, to three bars of eight with two gaps.
    #expect(widths.isSubset(of: Set(5...34)) && widths.isSuperset(of: Set(7...24)))
  }

  @Test("A sixth of the joined digits are zeros")
  func joinedZeros() throws {
    /// Digits whose height tells their label: 20 pixels for 0, 18 for the others.
    struct Heights: SampleSource {
      let count = 10
      let inputs = 784
      func label(of sample: Int) -> Int { sample }
      func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
        let rows = sample == 0 ? 4..<24 : 4..<22
        for index in destination.indices {
          destination[index] = (10..<18).contains(index % 28) && rows.contains(index / 28) ? 1 : 0
        }
      }
    }
    let picker = DigitPicker([Heights()])
    let zeros = (0..<2000).count { seed in
      var generator = SeededGenerator(seed: UInt64(seed))
      let row = OutlierKind.joinedDigits.joinedDigits(from: picker, epoch: 0, using: &generator)
      return (0..<row.width).allSatisfy { x in
        let column = (0..<row.height).count { row[x, $0] > 0 }
        return column == 0 || column >= 20
      }
    }
    // 0.15, and the pairs and triples of random digits that are zeros.
    #expect((280...360).contains(zeros))
  }

  @Test("A partial digit is 0.35 to 0.55 of the width or height of a whole one, at either end")
  func partialDigit() throws {
    var sizes: [String: Set<Int>] = [:]
    for seed in 0..<400 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let part = OutlierKind.partialDigit.partialDigit(
        from: DigitPicker([Bars()]), epoch: 0, using: &generator)
      let box = try #require(DigitBox.boundingBox(of: part, above: 0.5))
      #expect(part.width == 8 && part.height == 20)
      if box.width == 8, part.values.reduce(0, +) == Float(8 * box.height) {
        sizes[box.top == 0 ? "upper" : "lower", default: []].insert(box.height)
      } else if part.values.reduce(0, +) == Float(20 * box.width) {
        sizes[box.left == 0 ? "left" : "right", default: []].insert(box.width)
      } else {
        sizes["slanted", default: []].insert(part.values.count { $0 > 0 })
      }
    }
    #expect(sizes["upper"] == [7, 8, 9, 10, 11])
    #expect(sizes["lower"] == [7, 8, 9, 10, 11])
    #expect(sizes["left"] == [3, 4])
    #expect(sizes["right"] == [3, 4])
    // A slant of 0.2 or 0.4 columns per row.
    #expect(sizes["slanted"]?.min().map { $0 >= 50 } == true)
  }

  @Test("Outliers are composed of the given digits, and synthetic ones where a label has none")
  func picker() {
    var generator = SeededGenerator(seed: 1)
    let picker = DigitPicker([Bars()])
    let bar = Plane(width: 8, height: 20, filledWith: 1)
    #expect(picker.digit(3, from: 0, epoch: 0, using: &generator) == bar)
    var same = generator
    #expect(
      picker.digit(3, from: nil, epoch: 0, using: &generator)
        == DigitPicker().digit(3, from: nil, epoch: 5, using: &same))
  }

  @Test("Half of the outliers are composed of digits; the other kinds are equally frequent")
  func frequencies() {
    var counts: [OutlierKind: Int] = [:]
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<12_000 { counts[OutlierKind.random(using: &generator), default: 0] += 1 }
    // Four standard deviations.
    for kind in OutlierKind.allCases {
      let expected = [.joinedDigits, .partialDigit].contains(kind) ? (3000, 190) : (1000, 122)
      #expect(abs(counts[kind, default: 0] - expected.0) < expected.1)
    }
  }
}
