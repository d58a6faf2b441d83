/// Sums over samples; what is reported is these over `samples`.
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

/// A place for each part's sums, each written by one thread.
final class Partials: @unchecked Sendable {
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

  /// Added in the order of the parts.
  var total: LossSums { sums.reduce(into: LossSums(), +=) }
}
