/// A generator of repeatable noise for test images (a linear congruential generator with Knuth's MMIX constants).
struct TestNoise {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// Uniform, −1…1.
  mutating func next() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(state >> 40) / Float(1 << 23) - 1
  }
}
