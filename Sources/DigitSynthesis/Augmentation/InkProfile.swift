import NeuralNetwork

import SystemSupport

/// How ink lies in the strokes: what pens, papers and thresholds make of it.
enum InkProfile: CaseIterable {
  /// Hard edges, as a threshold leaves them.
  case hard
  /// Lighter or darker half-tones.
  case gamma
  /// All of it lighter.
  case pale
  /// Strokes with a light core, as felt pens and local thresholds leave them.
  case hollow
  /// Broken up by the paper's tooth, as pencil and chalk are.
  case grainy

  static func any(generator: inout SeededGenerator) -> InkProfile {
    // Hard edges are what photos have in common.
    generator.nextUniform() < 0.5 ? .hard : allCases[Int(generator.nextUniform() * Float(allCases.count))]
  }

  /// Gives the ink of a canvas this profile.
  func apply(to canvas: Canvas, generator: inout SeededGenerator) {
    let ink = canvas.ink
    switch self {
    case .hard:
      let threshold = generator.nextUniform(in: 0.3...0.6)
      let steepness = generator.nextUniform(in: 2...6)
      for i in 0..<Canvas.count { ink[i] = min(max((ink[i] - threshold) * steepness + 0.5, 0), 1) }
    case .gamma:
      let exponent = exp(0.45 * generator.nextNormal())
      for i in 0..<Canvas.count where ink[i] > 0 { ink[i] = pow(ink[i], exponent) }
    case .pale:
      let level = generator.nextUniform(in: 0.4...0.9)
      for i in 0..<Canvas.count { ink[i] *= level }
    case .hollow:
      let core = generator.nextUniform(in: 0.3...0.8)
      // Thinning leaves the ink as it was in the spare plane.
      canvas.widen(by: -2)
      for i in 0..<Canvas.count { ink[i] = canvas.spare[i] - core * ink[i] * ink[i] }
    case .grainy:
      let depth = generator.nextUniform(in: 0.2...0.7)
      for y in stride(from: 0, to: Canvas.side, by: 2) {
        for x in stride(from: 0, to: Canvas.side, by: 2) {
          let share = 1 - depth * generator.nextUniform()
          let corner = ink + y * Canvas.side + x
          for i in [0, 1, Canvas.side, Canvas.side + 1] { corner[i] *= share }
        }
      }
    }
  }
}
