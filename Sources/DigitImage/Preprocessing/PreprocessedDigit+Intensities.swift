extension PreprocessedDigit {
  /// The ink as data files of digits hold it: 0…255, 255 = full ink; row-major, 28 × 28.
  public var levels: [UInt8] { pixels.map { UInt8((min(max($0, 0), 1) * 255).rounded()) } }
}
