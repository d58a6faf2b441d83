import DigitImage
import NeuralNetwork
import SystemSupport

/// A point, comma, minus sign, or line after an amount: strokes relative to the place where it stands on the base line.
struct Mark {
  private let strokes: [(start: Vector2, end: Vector2)]
  private let pen: Float
  /// Points are often paler than digits.
  private let darkness: Float
  /// From the digit before the mark to the digit after it.
  private let width: Float

  /// - Parameters:
  ///   - character: one of `.,-=`.
  ///   - height: of a digit, in pixels, as `pen`, the width of its strokes.
  init(_ character: Character, height: Float, pen: Float, using generator: inout SeededGenerator) {
    // A negative space lets the mark touch its neighbor.
    let before = height * generator.nextUniform(in: -0.1...0.2) + pen / 2
    let after = height * generator.nextUniform(in: -0.05...0.3) + pen / 2
    self.pen = pen
    darkness = generator.nextUniform(in: character == "." ? 0.5...1 : 0.7...1)
    switch character {
    case ".":
      let isRaised = generator.nextUniform() < 0.5
      var level = pen * generator.nextUniform(in: 0.2...1.2)
      if isRaised { level += height * generator.nextUniform(in: 0...0.35) }
      let end = pen * Vector2(generator.nextUniform(in: -0.3...0.6), generator.nextUniform(in: -0.3...0.3))
      let start = Vector2(before, -level)
      strokes = [(start, start + end)]
      width = before + after
    case ",":
      let length = height * generator.nextUniform(in: 0.12...0.6)
      let start = Vector2(before, -height * generator.nextUniform(in: 0...0.3))
      // The tail may lie below the digit before it.
      strokes = [(start, start + length * Vector2(generator.nextUniform(in: -0.6...0.1), 1))]
      width = before + after
    default:
      let length = height * generator.nextUniform(in: 0.15...0.6)
      let level = -height * generator.nextUniform(in: 0.35...0.6)
      let line = (
        Vector2(before, level), Vector2(before + length, level - 0.1 * length * generator.nextNormal())
      )
      let below = Vector2(0, height * generator.nextUniform(in: 0.18...0.3))
      strokes = character == "=" ? [line, (line.0 + below, line.1 + below)] : [line]
      width = before + length + after
    }
  }

  /// Draws the mark.
  ///
  /// - Returns: the distance to the next character.
  func draw(on page: inout Plane, left: Float, base: Float) -> Float {
    for stroke in strokes {
      page.drawLine(
        from: stroke.start + Vector2(left, base), to: stroke.end + Vector2(left, base), width: pen,
        darkness: darkness)
    }
    return width
  }
}

extension Plane {
  /// Draws another image's ink at a position; the darker ink of both remains, and what lies outside is cut off.
  mutating func draw(_ other: Plane, left: Int, top: Int) {
    for y in max(0, -top)..<max(max(0, -top), min(other.height, height - top)) {
      for x in max(0, -left)..<max(max(0, -left), min(other.width, width - left)) {
        self[left + x, top + y] = max(self[left + x, top + y], other[x, y])
      }
    }
  }

  /// Draws a line with round ends and soft edges; what lies outside is cut off.
  mutating func drawLine(from start: Vector2, to end: Vector2, width lineWidth: Float, darkness: Float = 1) {
    let radius = lineWidth / 2
    let (low, high) = (pointwiseMin(start, end) - radius - 1, pointwiseMax(start, end) + radius + 1)
    let (left, right) = (max(0, Int(low.x)), min(width, Int(high.x) + 1))
    let (top, bottom) = (max(0, Int(low.y)), min(height, Int(high.y) + 1))
    guard left < right, top < bottom else { return }
    let direction = end - start
    let square = max((direction * direction).sum(), 1e-6)
    for y in top..<bottom {
      for x in left..<right {
        let point = Vector2(Float(x) + 0.5, Float(y) + 0.5)
        let along = min(max(((point - start) * direction).sum() / square, 0), 1)
        let distance = (point - start - along * direction).length
        self[x, y] = max(self[x, y], darkness * min(max(radius - distance + 0.5, 0), 1))
      }
    }
  }
}
