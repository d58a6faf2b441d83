import DigitImage
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite("Drawn digits")
struct SyntheticDigitsTests {
  @Test("A drawn digit has MNIST's form", arguments: 0...9)
  func form(label: Int) {
    for sample in 0..<12 {
      var generator = SeededGenerator(seed: 3, streams: UInt64(label), UInt64(sample))
      let digit = SyntheticDigits.draw(label, generator: &generator)
      let shape = InkShape(digit.values)
      #expect(max(shape.width, shape.height) == 20)
      #expect(abs(shape.middle.x - 14) <= 1 && abs(shape.middle.y - 14) <= 1)
      #expect(isInk(digit.values))
      #expect(digit.values.max() ?? 0 > 0.95)
    }
  }

  @Test("Every form of every digit can be drawn at both of its extremes", arguments: 0...9)
  func extremes(label: Int) {
    for form in DigitVariant.ofDigit[label] {
      #expect(form.weight > 0)
      for skeleton in [form.extremes.0, form.extremes.1] {
        for point in skeleton.curves.flatMap(\.points) {
          #expect((0...1).contains(point.x) && (0...1).contains(point.y), "\(point) of a form of \(label)")
        }
      }
    }
  }

  @Test("A source holds as many of each digit, and the same for the same seed")
  func source() {
    let source = SyntheticDigits(perClass: 3, seed: 8)
    #expect(source.count == 30)
    #expect((0..<10).allSatisfy { label in (0..<30).count { source.label(of: $0) == label } == 3 })
    let same = SyntheticDigits(perClass: 3, seed: 8)
    let other = SyntheticDigits(perClass: 3, seed: 9)
    let digit = source.sample(11, epoch: 2)
    let isSame = digit == same.sample(11, epoch: 2)
    let isVaried = digit != source.sample(11, epoch: 3) && digit != source.sample(21, epoch: 2)
    let dependsOnSeed = digit != other.sample(11, epoch: 2)
    #expect(isSame && isVaried && dependsOnSeed)
  }

  @Test("Drawn digits of a label resemble one another more than those of other labels")
  func resemblance() {
    let source = SyntheticDigits(perClass: 30, seed: 1)
    let digits = (0..<source.count).map { source.sample($0, epoch: 0) }
    let right = (200..<300).count { sample in
      let distances = digits[..<200].map { distance($0, digits[sample]) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      return nearest.map { source.label(of: $0) } == source.label(of: sample)
    }
    #expect(right > 75)
  }
}

/// The sum of the squares of the differences.
private func distance(_ left: [Float], _ right: [Float]) -> Float {
  var sum: Float = 0
  for i in left.indices { sum += (left[i] - right[i]) * (left[i] - right[i]) }
  return sum
}

@Suite("Skeletons")
struct SkeletonTests {
  @Test("The notation gives points in hundredths, corners and lifts")
  func notation() {
    let curves = Skeleton("14,6 84,6 / 44,98 | 30,50 76,50").curves
    #expect(curves.map(\.startsAnew) == [true, false, true])
    #expect(curves[0].points == [Point(0.14, 0.06), Point(0.84, 0.06)])
    #expect(curves[1].points == [Point(0.84, 0.06), Point(0.44, 0.98)])
    #expect(curves[2].points == [Point(0.3, 0.5), Point(0.76, 0.5)])
  }

  @Test("A blend lies between its two skeletons")
  func blend() {
    let blended = Skeleton("0,0 10,0").blended(with: Skeleton("0,20 30,20"), part: 0.25)
    #expect(blended.curves[0].points == [Point(0, 0.05), Point(0.15, 0.05)])
  }

  @Test("A hand leaves no gap where the pen turns a corner")
  func corners() {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let form = DigitVariant(1, "14,6 84,6 / 44,98", "10,20 70,6 / 50,90")
      let written = Handwriting(generator: &generator).write(form, generator: &generator)
      #expect(written[0].last == written[1].first)
    }
  }
}

@Suite("Stretches of a pen's mark")
struct CapsuleTests {
  @Test("A stretch covers its length times its width, and its round ends")
  func area() {
    let stretch = Capsule(start: Point(10, 10.3), end: Point(22, 20.7), radius: 2.5)
    var area: Float = 0
    stretch.forEachPixel(side: 32) { _, cover in area += cover }
    let length: Float = (12 * 12 + 10.4 * 10.4).squareRoot()
    #expect(abs(area - (length * 5 + .pi * 2.5 * 2.5)) < 1)
  }

  @Test("A stretch beyond the square touches no pixel outside it")
  func bounds() {
    for (start, end) in [
      (Point(-9, -9), Point(40, 40)), (Point(-20, 5), Point(-10, 5)), (Point(15, 90), Point(15, 60)),
    ] {
      Capsule(start: start, end: end, radius: 3).forEachPixel(side: 32) { index, _ in
        #expect((0..<32 * 32).contains(index))
      }
    }
  }
}
