/// A fixed number of floats that begin at a cache line, so that no vector load straddles two lines.
///
/// Not synchronized: threads that share an array write disjoint ranges, or only read.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// An array of zeros.
  convenience init(count: Int) {
    self.init(uninitializedCount: count)
    base.initialize(repeating: 0, count: max(count, 1))
  }

  /// An array whose values are to be written before they are read.
  init(uninitializedCount count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    base = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
  }

  func copy() -> AlignedFloats {
    let copy = AlignedFloats(count: count)
    copy.base.update(from: base, count: count)
    return copy
  }

  deinit { base.deallocate() }
}
