import DigitData
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct WrittenDigitsTests {
  /// Nine crosses of each digit except 7, of which there are two tees.
  let strokes: StrokeDigits

  init() throws {
    var lines: [String] = []
    for copy in 0..<9 {
      for label in 0..<10 where label != 7 {
        lines.append("\(label)\ta\t\(copy),500 1000,500;500,0 500,1000")
      }
      if copy < 2 { lines.append("7\ta\t0,0 600,\(copy);300,0 300,1000") }
    }
    strokes = try temporaryStrokes(lines.joined(separator: "\n"))
  }

  @Test("The labels alternate, as many of each, however many digits of them were written")
  func labels() {
    let source = WrittenDigits(strokes, perClass: 3, seed: 8)
    #expect(source.count == 30)
    #expect(source.inputs == 784)
    #expect((0..<30).map { source.label(of: $0) } == (0..<30).map { $0 % 10 })
    for sample in 0..<30 {
      #expect(strokes.labels[source.digit(of: sample, epoch: 5)] == UInt8(sample % 10))
    }
  }

  @Test("The digits of a label take turns over the epochs, so that all are used equally often")
  func turns() {
    let source = WrittenDigits(strokes, perClass: 3, seed: 8)
    var uses = [Int](repeating: 0, count: strokes.count)
    for epoch in 0..<6 {
      for sample in 0..<30 { uses[source.digit(of: sample, epoch: epoch)] += 1 }
    }
    // 18 samples of each label: twice each of nine digits, nine times each of two.
    #expect(uses == strokes.labels.map { $0 == 7 ? 9 : 2 })
    let orders = [8, 9].map { (seed: UInt64) in
      let source = WrittenDigits(strokes, perClass: 9, seed: seed)
      return (0..<9).map { source.digit(of: 10 * $0, epoch: 0) }
    }
    #expect(orders[0] != orders[1] && orders[0].sorted() == orders[1].sorted())
  }

  @Test(
    "The same seed, epoch and sample always give the same pixels",
    arguments: [(8, 0, "7c6920fa91c3cb4c"), (8, 1, "e32eac8fa2d77591"), (9, 0, "55094053a9a6797a")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(WrittenDigits(strokes, perClass: 3, seed: seed).digest(epoch: epoch) == expected)
  }

  @Test("A sample is normalized like MNIST's, and shows the strokes it was made from")
  func geometry() {
    let source = WrittenDigits(strokes, perClass: 20, seed: 3)
    for sample in 0..<source.count {
      let ink = source.sample(sample, epoch: 0)
      let shape = InkShape(ink)
      #expect(isInk(ink))
      #expect(max(shape.width, shape.height) == 20)
      #expect(abs(shape.center.x - 14) <= 0.75 && abs(shape.center.y - 14) <= 0.75)
      // A tee has most of its ink above the middle of its height, and is higher than wide.
      if source.label(of: sample) == 7 { #expect(shape.height > shape.width) }
    }
  }

  @Test("A digit that is a single dot, or that has repeated points, is drawn")
  func dots() throws {
    let lines = (0..<10).map { "\($0)\ta\t" + ($0 % 2 == 0 ? "5,5" : "5,5 5,5;9,9 9,9 9,9") }
    let source = WrittenDigits(try temporaryStrokes(lines.joined(separator: "\n")), perClass: 1, seed: 1)
    for sample in 0..<10 {
      let ink = source.sample(sample, epoch: 0)
      #expect(isInk(ink) && ink.max() ?? 0 > 0.5)
    }
  }
}
