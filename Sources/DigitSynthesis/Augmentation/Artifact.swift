import NeuralNetwork
import SystemSupport

/// A mistake of preprocessing: something left beside the digit, or something removed from it.
enum Artifact: CaseIterable {
  /// A line of ruled or squared paper that was not removed.
  case remainingLine
  /// A line of the paper that was removed together with the ink that it crossed.
  case erasedLine
  /// Specks of dirt.
  case specks
  /// The end of another character's stroke.
  case strayStroke
  /// A digit cut off at an edge of its image.
  case croppedEdge

  /// Applies this artifact, with a random place and strength, to the digit on a canvas.
  func apply(to canvas: InkCanvas, using generator: inout SeededGenerator) {
    guard let (low, high) = canvas.inkBounds else { return }
    switch self {
    case .remainingLine:
      let reach = generator.nextUniform(in: 0...12)
      let line = Artifact.paperLine(from: low - reach, to: high + reach, using: &generator)
      let strength = generator.nextUniform(in: 0.2...1)
      let isBroken = generator.nextUniform() < 0.4
      for part in isBroken ? line.dashes(using: &generator) : [line] {
        canvas.draw(part, strength: strength)
      }
    case .erasedLine:
      let line = Artifact.paperLine(from: low, to: high, using: &generator)
      let strength = generator.nextUniform(in: 0.4...1)
      line.forEachPixel(side: InkCanvas.side) { index, coverage in
        canvas.ink[index] *= 1 - strength * coverage
      }
    case .specks:
      for _ in 0...Int(generator.nextUniform() * 3) {
        let fraction = Vector2(generator.nextUniform(), generator.nextUniform())
        let center = low - 4 + fraction * (high - low + 8)
        let speck = Capsule(
          start: center, end: center + generator.nextNormalVector(),
          radius: generator.nextUniform(in: 0.5...1.5))
        canvas.draw(speck, strength: generator.nextUniform(in: 0.3...1))
      }
    case .strayStroke:
      let angle = generator.nextUniform(in: 0...(2 * .pi))
      let center = (low + high) / 2 + Vector2(cos(angle), sin(angle)) * ((high - low) / 2 + 5)
      let half = 4 * generator.nextNormalVector()
      let stroke = Capsule(
        start: center - half, end: center + half, radius: generator.nextUniform(in: 1...2.5))
      canvas.draw(stroke, strength: 1)
    case .croppedEdge:
      let depth = generator.nextUniform(in: 0.03...0.15) * (high - low)
      let edges = [
        (low, Vector2(low.x + depth.x, high.y)), (low, Vector2(high.x, low.y + depth.y)),
        (Vector2(high.x - depth.x, low.y), high), (Vector2(low.x, high.y - depth.y), high),
      ]
      let (corner, opposite) = generator.nextElement(of: edges)
      canvas.erase(from: corner, to: opposite)
    }
  }

  /// A horizontal or vertical line across a box, a few degrees off.
  private static func paperLine(
    from low: Vector2, to high: Vector2, using generator: inout SeededGenerator
  ) -> Capsule {
    let isHorizontal = generator.nextUniform() < 0.7
    let fraction = generator.nextUniform()
    let skew = 1.5 * generator.nextNormal()
    let radius = generator.nextUniform(in: 0.4...1.2)
    let point = low + fraction * (high - low)
    return isHorizontal
      ? Capsule(start: Vector2(low.x, point.y - skew), end: Vector2(high.x, point.y + skew), radius: radius)
      : Capsule(start: Vector2(point.x - skew, low.y), end: Vector2(point.x + skew, high.y), radius: radius)
  }
}

extension Capsule {
  /// The remains of a line that was removed incompletely: 3 to 8 dots or dashes at an even pitch.
  fileprivate func dashes(using generator: inout SeededGenerator) -> [Capsule] {
    let count = 3 + Int(generator.nextUniform() * 6)
    let fraction = generator.nextUniform(in: 0...0.5)
    return (0..<count).map { dash in
      let from = start + (end - start) * (Float(dash) / Float(count))
      return Capsule(start: from, end: from + (end - start) * (fraction / Float(count)), radius: radius)
    }
  }
}

extension InkCanvas {
  /// Draws a capsule of ink `strength`; where there is ink already, the darker of the two stays.
  fileprivate func draw(_ capsule: Capsule, strength: Float) {
    capsule.forEachPixel(side: InkCanvas.side) { index, coverage in
      ink[index] = max(ink[index], strength * coverage)
    }
  }

  /// Removes all ink in the pixels that a rectangle touches.
  fileprivate func erase(from corner: Vector2, to opposite: Vector2) {
    for y in Int(corner.y)..<Int(opposite.y.rounded(.up)) {
      for x in Int(corner.x)..<Int(opposite.x.rounded(.up)) { ink[y * InkCanvas.side + x] = 0 }
    }
  }
}
