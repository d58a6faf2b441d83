/// Sums over samples. Divided by `samples`, they are the loss and the accuracy.
struct LossSums {
  var loss = 0.0
  var correct = 0
  var samples = 0

  static func += (left: inout LossSums, right: LossSums) {
    left.loss += right.loss
    left.correct += right.correct
    left.samples += right.samples
  }
}

/// The sums of each part of the samples. One thread writes each element.
final class PartialSums: @unchecked Sendable {
  private let sums: UnsafeMutableBufferPointer<LossSums>

  var count: Int { sums.count }

  init(count: Int) {
    sums = .allocate(capacity: count)
    sums.initialize(repeating: LossSums())
  }

  deinit { sums.deallocate() }

  subscript(part: Int) -> LossSums {
    get { sums[part] }
    set { sums[part] = newValue }
  }

  /// All parts' sums, added in the order of the parts.
  var total: LossSums { sums.reduce(into: LossSums(), +=) }
}
