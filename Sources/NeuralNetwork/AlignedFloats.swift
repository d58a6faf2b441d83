/// A fixed number of floats on a cache line's boundary, so that no vector load straddles two lines.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// All zeros.
  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    base = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
  }

  func copy() -> AlignedFloats {
    let copy = AlignedFloats(count: count)
    copy.base.update(from: base, count: count)
    return copy
  }

  deinit { base.deallocate() }
}
