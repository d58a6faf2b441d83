import DigitImage
import NeuralNetwork
import SystemSupport

extension OutlierKind {
  /// A filled polygon or ellipse: random radii at 3 to 8 evenly spaced angles, linear in the angle between them.
  func shape(using generator: inout SeededGenerator) -> Plane {
    let corners = 3 + Int(generator.nextUniform() * 6)
    let roughness = generator.nextUniform(in: 0...0.6)
    let flatness = generator.nextUniform(in: 0.3...1)
    let radii = (0..<corners).map { _ in 1 - roughness * generator.nextUniform() }
    let rotation = generator.nextUniform(in: 0...6.28)
    return filled { x, y in
      let (dx, dy) = (x - 0.5, (y - 0.5) / flatness)
      let turn = (atan2(dy, dx) + rotation + 6.29).truncatingRemainder(dividingBy: 6.2832) / 6.2832
      let position = turn * Float(corners)
      let corner = Int(position) % corners
      let fraction = position - Float(Int(position))
      let radius = radii[corner] * (1 - fraction) + radii[(corner + 1) % corners] * fraction
      return (0.48 * radius - (dx * dx + dy * dy).squareRoot()) * 40 + 0.5
    }
  }

  /// Eight sine waves of random directions, added and thresholded: blots, leaves, shadows.
  func waves(using generator: inout SeededGenerator) -> Plane {
    let waves = (0..<8).map { _ in
      (
        direction: generator.nextUniform(in: 0...6.2832), frequency: generator.nextUniform(in: 2...16),
        phase: generator.nextUniform(in: 0...6.2832)
      )
    }
    let threshold = generator.nextUniform(in: -0.5...2)
    return filled { x, y in
      var sum: Float = 0
      for wave in waves {
        sum += sin(wave.frequency * (x * cos(wave.direction) + y * sin(wave.direction)) + wave.phase)
      }
      let border = 0.5 - max(abs(x - 0.5), abs(y - 0.5))
      return min((sum - threshold) * 3, border * 80) + 0.5
    }
  }

  /// 2×2 to 7×7 squares, filled at random or like a checkerboard.
  func tiles(using generator: inout SeededGenerator) -> Plane {
    let rows = 2 + Int(generator.nextUniform() * 6)
    let isCheckerboard = generator.nextUniform() < 0.3
    let isFilled = (0..<rows * rows).map { index in
      isCheckerboard ? (index / rows + index % rows) % 2 == 0 : generator.nextUniform() < 0.5
    }
    return filled { x, y in isFilled[Int(y * Float(rows)) * rows + Int(x * Float(rows))] ? 1 : 0 }
  }

  /// A 40×40 image whose ink is a function of the position, 0…1 × 0…1, clamped to 0…1.
  private func filled(_ ink: (_ x: Float, _ y: Float) -> Float) -> Plane {
    let side = 2 * DigitBox.digitSide
    var plane = Plane(width: side, height: side)
    for y in 0..<side {
      for x in 0..<side {
        plane[x, y] = min(max(ink((Float(x) + 0.5) / Float(side), (Float(y) + 0.5) / Float(side)), 0), 1)
      }
    }
    return plane
  }
}
