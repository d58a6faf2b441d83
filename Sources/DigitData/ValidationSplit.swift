import NeuralNetwork

/// How many of the pictures are kept back from training, to measure with.
public enum ValidationSplit: Sendable, Equatable {
  /// A part of all pictures: 0 ≤ fraction < 1.
  case fraction(Double)
  /// So many pictures.
  case count(Int)

  /// The number of pictures kept back of so many.
  public func count(of total: Int) -> Int {
    switch self {
    case .fraction(let fraction): Int((fraction * Double(total)).rounded())
    case .count(let count): count
    }
  }
}

extension LabelledDigits {
  /// Parts the pictures by chance into those to train with and those to validate with, both in their old order.
  ///
  /// - Parameters:
  ///   - validationCount: at most `count`.
  ///   - seed: the same seed parts the same data the same way.
  public func split(validationCount: Int, seed: UInt64) -> (
    training: LabelledDigits, validation: LabelledDigits
  ) {
    precondition((0...count).contains(validationCount))
    let splitStream: UInt64 = 0x53504C4954  // "SPLIT"
    var generator = SeededGenerator(seed: seed, streams: splitStream)
    let order = generator.permutation(count)
    return (subset(order[validationCount...].sorted()), subset(order[..<validationCount].sorted()))
  }
}
