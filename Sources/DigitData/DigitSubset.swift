/// Some images of a set, without a copy of their pixels.
public struct DigitSubset: Sendable {
  let digits: LabeledDigits
  let indices: [Int]

  /// - Precondition: all indices are within 0 ..< digits.count.
  public init(of digits: LabeledDigits, _ indices: some Sequence<Int>) {
    self.digits = digits
    self.indices = Array(indices)
    precondition(self.indices.allSatisfy { (0..<digits.count).contains($0) })
  }

  /// All images of a set.
  public init(_ digits: LabeledDigits) { self.init(of: digits, 0..<digits.count) }

  /// The number of images.
  public var count: Int { indices.count }

  /// Width and height of every image: 28 or 8.
  public var side: Int { digits.side }

  /// The number of images of each digit, 0…9.
  public var labelCounts: [Int] {
    indices.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int(digits.labels[$1])] += 1 }
  }
}
