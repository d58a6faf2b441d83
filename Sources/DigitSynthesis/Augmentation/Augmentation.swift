import NeuralNetwork

/// A random change of a digit's image, described by probabilities and amounts.
struct Augmentation: Sendable {
  /// Probability that a digit stays unchanged, as the digits in validation data are.
  let unchangedProbability: Float
  let warp: Warp.Amounts
  /// Standard deviation of the change in stroke width, in pixels of 28×28.
  let strokeWidth: Float
  /// Probability of a random ink profile.
  let profileProbability: Float
  /// Probability that the digit was only 10 to 18 pixels high.
  let lowResolutionProbability: Float
  /// Probability of each artifact of preprocessing.
  let artifactProbability: Float
  /// Probability of blur, and of noise.
  let cameraProbability: Float

  static let light = Augmentation(
    unchangedProbability: 0.3, warp: Warp.Amounts(rotation: 0.12, shear: 0.11, aspect: 0.1, elastic: 0.75),
    strokeWidth: 0.3, profileProbability: 0.15, lowResolutionProbability: 0.15, artifactProbability: 0,
    cameraProbability: 0)

  static let strong = Augmentation(
    unchangedProbability: 0.1, warp: Warp.Amounts(rotation: 0.15, shear: 0.17, aspect: 0.18, elastic: 1.3),
    strokeWidth: 0.5, profileProbability: 0.5, lowResolutionProbability: 0.15, artifactProbability: 0.05,
    cameraProbability: 0.15)

  /// Changes a digit in place: 28×28 ink, 0…1, row-major. A digit without ink stays as it is.
  func apply(to digit: UnsafeMutableBufferPointer<Float>, using generator: inout SeededGenerator) {
    if generator.nextUniform() < unchangedProbability { return }
    let changed = InkCanvas.withTemporary { canvas in
      Warp(warp, using: &generator).resample(UnsafeBufferPointer(digit), to: canvas)
      canvas.widenStrokes(by: InkCanvas.scale * strokeWidth * generator.nextNormal())
      if generator.nextUniform() < profileProbability {
        InkProfile.random(using: &generator).apply(to: canvas, using: &generator)
      }
      if generator.nextUniform() < lowResolutionProbability {
        canvas.lowerResolution(
          toDigitSide: generator.nextUniform(in: 10...18), threshold: generator.nextUniform(in: 0.35...0.55),
          steepness: generator.nextUniform(in: 1.2...3.5))
      }
      for artifact in Artifact.allCases where generator.nextUniform() < artifactProbability {
        artifact.apply(to: canvas, using: &generator)
      }
      return canvas.normalizedDigit
    }
    guard let changed else { return }
    for i in digit.indices { digit[i] = changed.values[i] }
    if generator.nextUniform() < cameraProbability { blur(digit, fraction: generator.nextUniform()) }
    if generator.nextUniform() < cameraProbability {
      addNoise(to: digit, deviation: 0.08 * generator.nextUniform(), using: &generator)
    }
  }
}
