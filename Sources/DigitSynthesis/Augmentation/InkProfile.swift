import NeuralNetwork
import SystemSupport

/// The distribution of ink across strokes, as pens, paper, and thresholds produce it.
enum InkProfile: CaseIterable {
  /// Hard edges, as after thresholding.
  case hard
  /// Lighter or darker midtones.
  case gamma
  /// Less ink everywhere.
  case pale
  /// Strokes with a light core, as after local thresholding, or from felt pens.
  case hollow
  /// Strokes broken up by the paper's texture, as of pencil and chalk.
  case grainy

  /// A random profile. Half of them have hard edges, which are the most common in photos.
  static func random(using generator: inout SeededGenerator) -> InkProfile {
    generator.nextUniform() < 0.5 ? .hard : generator.nextElement(of: allCases)
  }

  /// Gives the ink of a canvas this profile, by a random amount.
  func apply(to canvas: InkCanvas, using generator: inout SeededGenerator) {
    let ink = canvas.ink
    switch self {
    case .hard:
      let threshold = generator.nextUniform(in: 0.3...0.6)
      let steepness = generator.nextUniform(in: 2...6)
      for i in 0..<InkCanvas.count { ink[i] = min(max((ink[i] - threshold) * steepness + 0.5, 0), 1) }
    case .gamma:
      let exponent = exp(0.45 * generator.nextNormal())
      for i in 0..<InkCanvas.count where ink[i] > 0 { ink[i] = pow(ink[i], exponent) }
    case .pale:
      let factor = generator.nextUniform(in: 0.4...0.9)
      for i in 0..<InkCanvas.count { ink[i] *= factor }
    case .hollow:
      let depth = generator.nextUniform(in: 0.3...0.8)
      // Thinning leaves the strokes' cores in the ink and the previous ink in the scratch memory.
      canvas.widenStrokes(by: -2)
      for i in 0..<InkCanvas.count { ink[i] = canvas.scratch[i] - depth * ink[i] * ink[i] }
    case .grainy:
      let depth = generator.nextUniform(in: 0.2...0.7)
      // Each block of 2×2 canvas pixels, a pixel of the digit, is one grain.
      for y in stride(from: 0, to: InkCanvas.side, by: 2) {
        for x in stride(from: 0, to: InkCanvas.side, by: 2) {
          let factor = 1 - depth * generator.nextUniform()
          let corner = ink + y * InkCanvas.side + x
          for i in [0, 1, InkCanvas.side, InkCanvas.side + 1] { corner[i] *= factor }
        }
      }
    }
  }
}
