import NeuralNetwork

/// One of the ways in which people write a digit.
struct DigitVariant: Sendable {
  /// The relative frequency of this variant among those of its digit.
  let weight: Float
  /// Two extremes of the variant, with the same number of curves, and of points in each curve.
  let extremes: (Skeleton, Skeleton)

  /// - Parameters first, second: the extremes in `Skeleton`'s notation.
  init(_ weight: Float, _ first: String, _ second: String) {
    self.weight = weight
    extremes = (Skeleton(first), Skeleton(second))
    precondition(
      extremes.0.curves.map(\.points.count) == extremes.1.curves.map(\.points.count),
      "the extremes of a variant have the same curves: \(first)")
  }

  /// The skeleton between the extremes: `variation` 0 is the first extreme, 1 the second.
  func skeleton(variation: Float) -> Skeleton {
    extremes.0.interpolated(to: extremes.1, fraction: variation)
  }

  /// A random variant of a digit, by weight.
  ///
  /// - Parameter digit: 0…9.
  static func random(of digit: Int, using generator: inout SeededGenerator) -> DigitVariant {
    let variants = ofDigit[digit]
    var remainder = generator.nextUniform() * variants.reduce(0) { $0 + $1.weight }
    for variant in variants.dropLast() {
      remainder -= variant.weight
      if remainder < 0 { return variant }
    }
    return variants[variants.count - 1]
  }
}
