import SystemSupport

/// The random number generator xoshiro256**, seeded by SplitMix64. It is small and fast, and gives the same numbers on
/// every platform.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator that depends on the seed and on each stream number, in their order.
  ///
  /// `SeededGenerator(seed: seed, streams: epoch, sample)` gives a sample the same numbers in an epoch, whichever
  /// thread asks for them and whenever. The first number of `SeededGenerator(seed: 1)` is 12966619160104079557.
  public init(seed: UInt64, streams: UInt64...) {
    var key = SplitMix64(state: seed)
    for stream in streams { key = SplitMix64(state: key.next() ^ SplitMix64.mixed(stream)) }
    state = (key.next(), key.next(), key.next(), key.next())
  }

  /// A generator that continues from a state of xoshiro256**, which must not be all zeros.
  init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number uniformly distributed in 0 ≤ u < 1, a multiple of 2⁻²⁴.
  public mutating func nextUniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number uniformly distributed in the range.
  public mutating func nextUniform(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * nextUniform()
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958).
  public mutating func nextNormal() -> Float {
    // 1 - u lies in (0, 1], so that its logarithm is finite.
    let radius = (-2 * log(1 - Double(next() >> 11) * 0x1p-53)).squareRoot()
    return Float(radius * cos(2 * Double.pi * (Double(next() >> 11) * 0x1p-53)))
  }

  /// The numbers 0 ..< count in a random order, all orders being equally likely (the Fisher–Yates shuffle). Unlike the
  /// standard library's shuffle, it stays the same in all versions of Swift.
  ///
  /// `permutation(5)` of `SeededGenerator(seed: 1)` is `[4, 0, 1, 2, 3]`.
  public mutating func permutation(_ count: Int) -> [Int] {
    var numbers = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      numbers.swapAt(last, Int(next().multipliedFullWidth(by: UInt64(last + 1)).high))
    }
    return numbers
  }

  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool { left.state == right.state }
}

/// SplitMix64 (S. Vigna, public domain), which turns any seed into well mixed words.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private func rotated(_ word: UInt64, by count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
