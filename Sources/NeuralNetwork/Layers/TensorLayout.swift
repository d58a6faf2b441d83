/// How one learned tensor lies in memory while the network computes, and how outside.
///
/// Outside, a weight is O × I × K × K (dense: O × I), as in PyTorch, and all else O, like a bias. Inside, a weight is K·K × I × O in
/// panels of sixteen outputs, as the products read it, a bias one such row; the last panel is filled up with
/// zeros, which no update changes: their gradient is zero.
struct TensorLayout: Sendable, Equatable {
  let role: TensorName.Role
  /// The outer shape.
  let shape: [Int]

  /// Values outside.
  var count: Int { shape.reduce(1, *) }
  /// Values inside.
  var innerCount: Int { fanIn * wholePanels(shape[0]) }
  /// Values that each output sums over: what He initialization scales by.
  var fanIn: Int { shape.dropFirst().reduce(1, *) }

  /// Where the values of an output begin inside, one in each row of a panel.
  func column(_ output: Int) -> Int {
    output / panelColumns * fanIn * panelColumns + output % panelColumns
  }

  /// From the outer order to the inner, whose filling is left as it is.
  func imported(_ outer: [Float], into inner: UnsafeMutablePointer<Float>) {
    precondition(outer.count == count, "the tensor's values do not fill its shape")
    outer.withUnsafeBufferPointer { outer in
      forEachElement { outerPlace, innerPlace in inner[innerPlace] = outer[outerPlace] }
    }
  }

  /// From the inner order to the outer.
  func exported(_ inner: UnsafePointer<Float>) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { outer, initialized in
      forEachElement { outerPlace, innerPlace in outer[outerPlace] = inner[innerPlace] }
      initialized = count
    }
  }

  /// Calls `body` with each element's place outside and inside.
  @inline(__always)
  private func forEachElement(_ body: (_ outer: Int, _ inner: Int) -> Void) {
    let depth = fanIn
    let positions = shape.dropFirst(2).reduce(1, *)
    let inputs = depth / positions
    var outer = 0
    for output in 0..<shape[0] {
      let column = column(output)
      for input in 0..<inputs {
        for position in 0..<positions {
          body(outer, column + (position * inputs + input) * panelColumns)
          outer += 1
        }
      }
    }
  }
}
