import NeuralNetwork

import SystemSupport

/// What goes wrong on the road from a photo to a digit: things left beside the digit, things taken from it.
enum Artifact: CaseIterable {
  /// A line of ruled or squared paper that was not taken away.
  case lineLeft
  /// A line that was taken away with the ink that it crossed.
  case lineTaken
  /// Specks of dirt.
  case specks
  /// The end of a stroke of some other mark.
  case secondMark
  /// The digit cut at an edge of its picture.
  case cut

  /// Does this to the digit on a canvas.
  func apply(to canvas: Canvas, generator: inout SeededGenerator) {
    guard let (low, high) = canvas.inkedBox else { return }
    switch self {
    case .lineLeft:
      let reach = generator.nextUniform(in: 0...12)
      let line = Artifact.paperLine(across: low - reach, high + reach, generator: &generator)
      let strength = generator.nextUniform(in: 0.2...1)
      let isBroken = generator.nextUniform() < 0.4
      for part in isBroken ? line.dashes(generator: &generator) : [line] {
        canvas.draw(part, strength: strength)
      }
    case .lineTaken:
      let line = Artifact.paperLine(across: low, high, generator: &generator)
      let strength = generator.nextUniform(in: 0.4...1)
      line.forEachPixel(side: Canvas.side) { index, cover in canvas.ink[index] *= 1 - strength * cover }
    case .specks:
      for _ in 0...Int(generator.nextUniform() * 3) {
        let share = Point(generator.nextUniform(), generator.nextUniform())
        let place = low - 4 + share * (high - low + 8)
        let speck = Capsule(
          start: place, end: place + generator.nextNormalPoint(), radius: generator.nextUniform(in: 0.5...1.5)
        )
        canvas.draw(speck, strength: generator.nextUniform(in: 0.3...1))
      }
    case .secondMark:
      let angle = generator.nextUniform(in: 0...(2 * .pi))
      let place = (low + high) / 2 + Point(cos(angle), sin(angle)) * ((high - low) / 2 + 5)
      let along = 4 * generator.nextNormalPoint()
      let mark = Capsule(start: place - along, end: place + along, radius: generator.nextUniform(in: 1...2.5))
      canvas.draw(mark, strength: 1)
    case .cut:
      let depth = generator.nextUniform(in: 0.03...0.15) * (high - low)
      let edges = [
        (low, Point(low.x + depth.x, high.y)), (low, Point(high.x, low.y + depth.y)),
        (Point(high.x - depth.x, low.y), high), (Point(low.x, high.y - depth.y), high),
      ]
      let (corner, opposite) = edges[Int(generator.nextUniform() * 4)]
      canvas.clear(from: corner, to: opposite)
    }
  }

  /// A line across a box: level or upright, as paper lines are, and a few degrees askew.
  private static func paperLine(
    across low: Point, _ high: Point, generator: inout SeededGenerator
  ) -> Capsule {
    let isLevel = generator.nextUniform() < 0.7
    let share = generator.nextUniform()
    let askew = 1.5 * generator.nextNormal()
    let radius = generator.nextUniform(in: 0.4...1.2)
    let middle = low + share * (high - low)
    return isLevel
      ? Capsule(start: Point(low.x, middle.y - askew), end: Point(high.x, middle.y + askew), radius: radius)
      : Capsule(start: Point(middle.x - askew, low.y), end: Point(middle.x + askew, high.y), radius: radius)
  }
}

extension Capsule {
  /// What is left of a line that was taken away by halves: dots and dashes at an even pitch.
  fileprivate func dashes(generator: inout SeededGenerator) -> [Capsule] {
    let count = 3 + Int(generator.nextUniform() * 6)
    let share = generator.nextUniform(in: 0...0.5)
    return (0..<count).map { dash in
      let from = start + (end - start) * (Float(dash) / Float(count))
      return Capsule(start: from, end: from + (end - start) * (share / Float(count)), radius: radius)
    }
  }
}

extension Canvas {
  /// Draws a mark of ink `strength` over what there is; the darker of both stays.
  fileprivate func draw(_ mark: Capsule, strength: Float) {
    mark.forEachPixel(side: Canvas.side) { index, cover in
      ink[index] = max(ink[index], strength * cover)
    }
  }

  /// Takes all ink away between two corners.
  fileprivate func clear(from corner: Point, to opposite: Point) {
    for y in Int(corner.y)..<Int(opposite.y.rounded(.up)) {
      for x in Int(corner.x)..<Int(opposite.x.rounded(.up)) { ink[y * Canvas.side + x] = 0 }
    }
  }
}
