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

extension LabeledDigits {
  /// Parts the pictures by chance into those to train with and those to validate with, both in their old order.
  ///
  /// - Parameters:
  ///   - validationCount: at most `count`.
  ///   - seed: the same seed parts the same data the same way.
  public func split(validationCount: Int, seed: UInt64) -> (
    training: LabeledDigits, validation: LabeledDigits
  ) {
    precondition((0...count).contains(validationCount))
    let order = order(seed: seed, stream: 0x53_504C_4954)  // "SPLIT"
    return (subset(order[validationCount...].sorted()), subset(order[..<validationCount].sorted()))
  }

  /// So many of the pictures, or all where there are no more, drawn by chance and in their old order.
  ///
  /// - Parameter seed: the same seed draws the same of the same data.
  public func sample(_ size: Int, seed: UInt64) -> LabeledDigits {
    subset(order(seed: seed, stream: 0x5341_4D50_4C45).prefix(size).sorted())  // "SAMPLE"
  }

  private func order(seed: UInt64, stream: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed, streams: stream)
    return generator.permutation(count)
  }
}
