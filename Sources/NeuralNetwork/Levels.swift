import CMatrixProduct

/// Writes the levels of pixels as the values that a network is given: level / scale.
///
/// - Precondition: There is room for as many values as there are levels.
public func scale(
  _ levels: UnsafeBufferPointer<UInt8>, by scale: Float, into values: UnsafeMutableBufferPointer<Float>
) {
  precondition(levels.count == values.count)
  guard let source = levels.baseAddress, let target = values.baseAddress else { return }
  scale_levels(levels.count, source, scale, target)
}
