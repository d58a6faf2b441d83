import DigitImage
import NeuralNetwork
import SystemSupport

/// Digits cut out of synthetic photos of numbers, as a number's preprocessing cuts them: blurred, on printed paper, with traces of
/// their neighbors; and, as outliers, two or more digits that it joins.
///
/// An epoch has the same number of samples of each digit. Epochs take the digits in turn.
public struct NumberDigits: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  /// The classes of the samples, which alternate: the digits 0…9 and the outliers.
  private static let classes = 11
  /// For each class, the ink of its digits, one after the other: 28×28, 255 = full ink.
  private let ink: [[UInt8]]
  private let seed: UInt64

  /// - Parameters:
  ///   - numbers: enough numbers have all digits; synthetic digits take the place of missing ones.
  ///   - perClass: the samples of each digit in an epoch, and of the outliers.
  ///   - jobs: the maximum number of threads; the samples do not depend on it.
  public init(of numbers: SyntheticNumbers, perClass: Int, seed: UInt64, jobs: Int) {
    count = Self.classes * perClass
    var ink = [[UInt8]](repeating: [], count: Self.classes)
    forEachInOrder(Array(0..<numbers.count), jobs: jobs) { index in
      numbers[index].samples
    } deliver: { samples in
      for sample in samples { ink[sample.label] += sample.ink }
    }
    self.ink = ink
    self.seed = seed
  }

  public func label(of sample: Int) -> Int {
    let label = sample % Self.classes
    return label < 10 ? label : outlierLabel
  }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let ink = ink[sample % Self.classes]
    guard !ink.isEmpty else {
      return fillWithSynthetic(destination, sample: sample, epoch: epoch)
    }
    let (place, perEpoch) = (sample / Self.classes, count / Self.classes)
    let start = (epoch * perEpoch + place) % (ink.count / inputs) * inputs
    for index in 0..<inputs { destination[index] = Float(ink[start + index]) / 255 }
  }

  private func fillWithSynthetic(
    _ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int
  ) {
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let label = sample % Self.classes
    let image =
      label < 10
      ? SyntheticDigits.image(of: label, using: &generator)
      : OutlierKind.joinedDigits.image(using: &generator)
    for index in destination.indices { destination[index] = image.values[index] }
  }
}

extension SyntheticNumber {
  /// What preprocessing leaves of a digit is less similar to what was written if a part is missing.
  private static let leastSimilarity: Float = 0.75

  /// The candidates that are one of the digits, and those that join two or more of them.
  ///
  /// Parts of a digit are left out, since many resemble another one.
  fileprivate var samples: [(label: Int, ink: [UInt8])] {
    guard let number = NumberPreprocessing.run(image).number else { return [] }
    let (x, y) = (
      Double(number.ink.width) / Double(image.width), Double(number.ink.height) / Double(image.height)
    )
    let digits = digits.map { $0.mapBox { $0.scaled(x: x, y: y) } }
    func isAt(_ candidate: NumberCandidate, _ placed: PlacedDigit) -> Bool {
      100 * candidate.box.distance(to: placed.box) <= 15 * number.height
    }
    let found = digits.compactMap { placed -> (label: Int, ink: [UInt8])? in
      let nearest = number.candidates.min {
        $0.box.distance(to: placed.box) < $1.box.distance(to: placed.box)
      }
      guard let nearest, isAt(nearest, placed),
        cosineSimilarity(nearest.pixels, placed.shape.values) > Self.leastSimilarity
      else { return nil }
      return (placed.digit, nearest.levels)
    }
    let joined = number.candidates.filter { candidate in
      let covered = digits.count {
        10 * $0.box.columnsShared(with: candidate.box) >= 7 * $0.box.width
      }
      return covered >= 2 && !digits.contains { isAt(candidate, $0) }
    }
    return found + joined.map { (10, $0.levels) }
  }
}

/// The cosine of the angle between two images of the same size, as vectors.
private func cosineSimilarity(_ first: [Float], _ second: [Float]) -> Float {
  var (product, firstSquare, secondSquare) = (Float(0), Float(0), Float(0))
  for (a, b) in zip(first, second) {
    product += a * b
    firstSquare += a * a
    secondSquare += b * b
  }
  return product / max((firstSquare * secondSquare).squareRoot(), .leastNormalMagnitude)
}

extension NumberCandidate {
  /// The ink in bytes: 255 = full ink.
  fileprivate var levels: [UInt8] { pixels.map { UInt8((255 * $0).rounded()) } }
}

extension PixelBox {
  /// How far the sides of two boxes are apart at most, in pixels.
  fileprivate func distance(to other: PixelBox) -> Int {
    max(
      abs(left - other.left), abs(right - other.right), abs(top - other.top), abs(bottom - other.bottom))
  }

  /// The number of columns that both boxes have.
  fileprivate func columnsShared(with other: PixelBox) -> Int {
    max(0, min(right, other.right) - max(left, other.left))
  }
}
