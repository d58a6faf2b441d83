/// How one learnt tensor lies in memory while the network computes, and what it is called outside.
///
/// Outside, a weight is O × I × K × K (dense: O × I), as in PyTorch. Inside it is positions × I × O,
/// positions = K·K (dense: 1), as the products read it. A bias is O in both.
struct TensorLayout: Sendable, Equatable {
  enum Role: String { case weight, bias }

  let role: Role
  /// The outer shape.
  let shape: [Int]
  /// Values that each output sums over: what He initialisation scales by.
  var fanIn: Int { shape.dropFirst().reduce(1, *) }
  var count: Int { shape.reduce(1, *) }

  private var outputs: Int { shape[0] }
  private var positions: Int { shape.dropFirst(2).reduce(1, *) }
  private var inputs: Int { fanIn / positions }

  /// From the outer order to the inner.
  func imported(_ values: [Float], into inner: UnsafeMutablePointer<Float>) {
    forEachElement { outerIndex, innerIndex in inner[innerIndex] = values[outerIndex] }
  }

  /// From the inner order to the outer.
  func exported(_ inner: UnsafePointer<Float>) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { outer, initialised in
      forEachElement { outerIndex, innerIndex in outer[outerIndex] = inner[innerIndex] }
      initialised = count
    }
  }

  private func forEachElement(_ body: (_ outer: Int, _ inner: Int) -> Void) {
    for output in 0..<outputs {
      for input in 0..<inputs {
        for position in 0..<positions {
          body(
            (output * inputs + input) * positions + position, (position * inputs + input) * outputs + output)
        }
      }
    }
  }
}
