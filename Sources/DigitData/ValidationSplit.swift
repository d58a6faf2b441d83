import NeuralNetwork

/// How many images are held out from training, for validation.
public enum ValidationSplit: Sendable, Equatable {
  /// A fraction of all images: 0 ≤ fraction < 1.
  case fraction(Double)
  /// A number of images.
  case count(Int)

  /// The number of images held out of `total`: `ValidationSplit.fraction(0.25).count(of: 10)` is 3, since 2.5 is
  /// rounded away from zero.
  public func count(of total: Int) -> Int {
    switch self {
    case .fraction(let fraction): Int((fraction * Double(total)).rounded())
    case .count(let count): count
    }
  }
}

extension ValidationSplit: CustomStringConvertible {
  /// As on the command line: `0.1` or `3000`.
  public var description: String {
    switch self {
    case .fraction(let fraction): "\(fraction)"
    case .count(let count): "\(count)"
    }
  }
}

extension LabeledDigits {
  /// Assigns every image at random to training or validation; both keep the images' order.
  ///
  /// 1,000 digits with `split(validationCount: 100, seed: 1)` give 900 for training and 100 for validation.
  ///
  /// - Parameters:
  ///   - validationCount: 0…count.
  ///   - seed: the same seed splits the same data in the same way.
  public func split(validationCount: Int, seed: UInt64) -> (training: DigitSubset, validation: DigitSubset) {
    precondition((0...count).contains(validationCount))
    return parts(randomOrder(seed: seed, stream: 0x53_504C_4954)[..<validationCount])  // "SPLIT"
  }

  /// Divides the images at random into folds of nearly equal size, each with nearly as many images of each digit.
  ///
  /// - Parameters:
  ///   - count: 2…the number of images.
  ///   - seed: the same seed divides the same data in the same way.
  /// - Returns: for each fold, the images of the others for training and its own for validation, in the images' order.
  public func folds(_ count: Int, seed: UInt64) -> [(training: DigitSubset, validation: DigitSubset)] {
    precondition((2...self.count).contains(count))
    let order = randomOrder(seed: seed, stream: 0x46_4F4C_4453)  // "FOLDS"
    let byLabel: [Int] = (0..<10).flatMap { label in order.filter { labels[$0] == label } }
    return (0..<count).map { fold in parts(stride(from: fold, to: self.count, by: count).map { byLabel[$0] })
    }
  }

  /// The images that are not held out, and those that are, both in the images' order.
  private func parts(_ heldOut: some Sequence<Int>) -> (training: DigitSubset, validation: DigitSubset) {
    var isHeldOut = [Bool](repeating: false, count: count)
    for index in heldOut { isHeldOut[index] = true }
    let parts = (0..<count).reduce(into: (training: [Int](), validation: [Int]())) { parts, index in
      if isHeldOut[index] { parts.validation.append(index) } else { parts.training.append(index) }
    }
    return (DigitSubset(of: self, parts.training), DigitSubset(of: self, parts.validation))
  }

  /// A random sample of the images without replacement, in their order; all of them if there are not more than
  /// `size`.
  ///
  /// 1,000 digits with `sample(100, seed: 1)` give 100 digits, `sample(2000, seed: 1)` gives all 1,000.
  ///
  /// - Parameter seed: the same seed selects the same images of the same data.
  public func sample(_ size: Int, seed: UInt64) -> LabeledDigits {
    let chosen = randomOrder(seed: seed, stream: 0x5341_4D50_4C45).prefix(size)  // "SAMPLE"
    return LabeledDigits(DigitSubset(of: self, chosen.sorted()))
  }

  private func randomOrder(seed: UInt64, stream: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed, streams: stream)
    return generator.permutation(count)
  }
}
