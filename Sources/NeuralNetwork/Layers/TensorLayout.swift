import CMatrixProduct

/// The layout of one tensor: its shape in files, and its packed form in memory while the network computes.
///
/// In files a weight is O × I × K × K (dense: O × I), as in PyTorch, and any other tensor has O values. Packed, a
/// weight is K·K × I × O in panels of sixteen outputs, as the products read it; any other tensor is one row of such
/// panels. The last panel is padded with zeros, which no update changes, since their gradient is zero.
struct TensorLayout: Sendable, Equatable {
  let role: TensorName.Role
  /// The shape in files.
  let shape: [Int]

  /// The number of values in files.
  var count: Int { shape.reduce(1, *) }
  /// The number of packed values, padding included.
  var packedCount: Int { fanIn * wholePanels(shape[0]) }
  /// The number of inputs that each output sums over, by which He initialization scales.
  var fanIn: Int { shape.dropFirst().reduce(1, *) }

  /// The packed offset of an output's first value; its other values follow at a distance of `panelColumns`.
  func column(_ output: Int) -> Int {
    output / panelColumns * fanIn * panelColumns + output % panelColumns
  }

  /// Writes values in the order of files, unaligned floats, to their packed positions, and zeros to the padding.
  func pack(_ values: UnsafeRawBufferPointer, into packed: UnsafeMutablePointer<Float>) {
    precondition(
      values.count == count * MemoryLayout<Float>.stride, "the tensor's values do not fill its shape")
    guard let values = values.baseAddress else { return }
    pack_tensor(shape[0], fanIn / positions, positions, values, packed)
  }

  /// The packed values in the order of files.
  func unpack(_ packed: UnsafePointer<Float>) -> [Float] {
    let (depth, positions) = (fanIn, positions)
    let inputs = depth / positions
    return [Float](unsafeUninitializedCapacity: count) { values, initialized in
      var index = 0
      for output in 0..<shape[0] {
        let column = column(output)
        for input in 0..<inputs {
          for position in 0..<positions {
            values[index] = packed[column + (position * inputs + input) * panelColumns]
            index += 1
          }
        }
      }
      initialized = count
    }
  }

  /// The number of values of a kernel, K · K; 1 for any other tensor.
  private var positions: Int { shape.dropFirst(2).reduce(1, *) }
}
