import NeuralNetwork

/// Makes other digits of a digit, as other hands, pens and photos would have.
struct Augmentation: Sendable {
  /// The chance that a digit stays as it is: what is measured later has not been resampled either.
  let untouchedChance: Float
  let warp: Warp.Amounts
  /// Standard deviation of what is added to the width of strokes, in pixels of 28×28.
  let strokeWidth: Float
  /// The chance that the ink's profile is changed.
  let profileChance: Float
  /// The chance of each artifact of the road.
  let artifactChance: Float
  /// The chance that the result is blurred, and that noise is added to it.
  let cameraChance: Float

  /// Digits as other hands would have written them.
  static let light = Augmentation(
    untouchedChance: 0.2, warp: Warp.Amounts(rotation: 0.12, shear: 0.12, aspect: 0.12, elastic: 0.9),
    strokeWidth: 0.3,
    profileChance: 0.15, artifactChance: 0, cameraChance: 0)

  /// Also with what photos, and the road from them, do to digits.
  static let strong = Augmentation(
    untouchedChance: 0.1, warp: Warp.Amounts(rotation: 0.15, shear: 0.17, aspect: 0.18, elastic: 1.3),
    strokeWidth: 0.5,
    profileChance: 0.5, artifactChance: 0.05, cameraChance: 0.15)

  /// Changes a digit of 28×28 ink, 0…1, row-major, into another one.
  func apply(to digit: UnsafeMutableBufferPointer<Float>, generator: inout SeededGenerator) {
    if generator.nextUniform() < untouchedChance { return }
    let other = Canvas.with { canvas in
      Warp(warp, generator: &generator).resample(UnsafeBufferPointer(digit), to: canvas)
      canvas.widen(by: Canvas.scale * strokeWidth * generator.nextNormal())
      if generator.nextUniform() < profileChance {
        InkProfile.any(generator: &generator).apply(to: canvas, generator: &generator)
      }
      for artifact in Artifact.allCases where generator.nextUniform() < artifactChance {
        artifact.apply(to: canvas, generator: &generator)
      }
      return canvas.boxed
    }
    // Without ink there is nothing to vary.
    guard let other else { return }
    for i in digit.indices { digit[i] = other.values[i] }
    if generator.nextUniform() < cameraChance { blur(digit, part: generator.nextUniform()) }
    if generator.nextUniform() < cameraChance {
      addNoise(to: digit, deviation: 0.08 * generator.nextUniform(), generator: &generator)
    }
  }
}

/// Mixes `part` of the mean of each pixel and its four neighbors into 28×28 ink.
private func blur(_ digit: UnsafeMutableBufferPointer<Float>, part: Float) {
  let sharp = Array(digit)
  sharp.withUnsafeBufferPointer { sharp in
    for y in 1..<27 {
      for x in 1..<27 {
        let i = y * 28 + x
        let mean = (sharp[i] + sharp[i - 1] + sharp[i + 1] + sharp[i - 28] + sharp[i + 28]) / 5
        digit[i] += part * (mean - sharp[i])
      }
    }
  }
}

/// Adds noise to ink; what leaves 0…1 is clipped.
private func addNoise(
  to digit: UnsafeMutableBufferPointer<Float>, deviation: Float, generator: inout SeededGenerator
) {
  // Evenly spread noise of this half-width has the deviation wanted.
  let reach = deviation * Float(3).squareRoot()
  for i in digit.indices {
    digit[i] = min(max(digit[i] + generator.nextUniform(in: -reach...reach), 0), 1)
  }
}
