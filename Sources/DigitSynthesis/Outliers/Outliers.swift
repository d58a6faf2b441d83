import DigitImage
import NeuralNetwork

import SystemSupport

/// Marks that are no digit: letters, scribbles, bars, filled shapes, blots, two digits at once. A network that is
/// trained to spread its belief evenly over them does not answer with confidence where there is no digit
/// (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier exposure", 2019).
///
/// New ones in every epoch.
public struct Outliers: SampleSource {
  public let count: Int
  public let inputs = DigitBox.side * DigitBox.side
  private let seed: UInt64

  /// - Parameter seed: The same seed gives the same marks in each epoch.
  public init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
  }

  public func label(of sample: Int) -> Int { outlierLabel }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let mark = Kind.any(generator: &generator).draw(generator: &generator)
    for i in destination.indices { destination[i] = mark.values[i] }
  }

  enum Kind: CaseIterable {
    case letter, scribble, bar, polygon, blot, tiles, pair

    static func any(generator: inout SeededGenerator) -> Kind {
      allCases[Int(generator.nextUniform() * Float(allCases.count))]
    }

    /// One such mark, brought to 28×28 ink, 0…1, as the road does it.
    func draw(generator: inout SeededGenerator) -> Plane {
      let canvas =
        switch self {
        case .letter: written(LetterVariant.any(generator: &generator), generator: &generator)
        case .scribble: written(scribble(generator: &generator), generator: &generator)
        case .bar: written(bars(generator: &generator), generator: &generator)
        case .polygon: polygon(generator: &generator)
        case .blot: blot(generator: &generator)
        case .tiles: tiles(generator: &generator)
        case .pair: pair(generator: &generator)
        }
      return DigitBox.normalized(canvas) ?? Plane(width: DigitBox.side, height: DigitBox.side)
    }
  }

  /// Pixels a side of what a pen draws on, and of what is filled: four, and two, for each of the box of 20.
  static let canvasSide = 4 * DigitBox.digitSide
  static let filledSide = 2 * DigitBox.digitSide
}

extension Outliers.Kind {
  private func written(_ form: DigitVariant, generator: inout SeededGenerator) -> Plane {
    let hand = Handwriting(generator: &generator)
    let pen = Pen(generator: &generator)
    return pen.draw(
      hand.write(form, generator: &generator), side: Outliers.canvasSide, generator: &generator)
  }

  /// Curves through points anywhere: four or more bends, which few digits have.
  private func scribble(generator: inout SeededGenerator) -> DigitVariant {
    let curves = (0..<1 + Int(generator.nextUniform() * 3)).map { _ in
      Skeleton.Curve(
        points: (0..<4 + Int(generator.nextUniform() * 8)).map { _ in
          Point(generator.nextUniform(), generator.nextUniform())
        }, startsAnew: true)
    }
    return DigitVariant(Skeleton(curves: curves))
  }

  /// A level line, a corner, a cross, a few parallels: what frames, rules and page edges leave.
  private func bars(generator: inout SeededGenerator) -> DigitVariant {
    let notations = [
      "0,50 50,50 100,50", "0,0 0,50 0,100 / 50,100 100,100",
      "0,100 0,50 0,0 / 50,0 100,0", "50,0 50,50 50,100 | 0,50 50,50 100,50",
      "0,0 50,50 100,100 | 100,0 50,50 0,100",
      "0,20 50,20 100,20 | 0,80 50,80 100,80", "20,0 20,50 20,100 | 80,0 80,50 80,100",
      "0,0 100,0 / 100,100 / 0,100 | 0,50 100,50 | 50,0 50,100",
      "30,0 30,100 | 70,0 70,100 | 0,30 100,30 | 0,70 100,70",
    ]
    return DigitVariant(Skeleton(notations[Int(generator.nextUniform() * Float(notations.count))]))
  }

  /// A filled polygon or ellipse.
  private func polygon(generator: inout SeededGenerator) -> Plane {
    let corners = 3 + Int(generator.nextUniform() * 6)
    let roughness = generator.nextUniform(in: 0...0.6)
    let flatness = generator.nextUniform(in: 0.3...1)
    let radii = (0..<corners).map { _ in 1 - roughness * generator.nextUniform() }
    let turn = generator.nextUniform(in: 0...6.28)
    return Plane.drawn(side: Outliers.filledSide) { x, y in
      let (dx, dy) = (x - 0.5, (y - 0.5) / flatness)
      let angle = (atan2(dy, dx) + turn + 6.29).truncatingRemainder(dividingBy: 6.2832) / 6.2832
      let place = angle * Float(corners)
      let first = Int(place) % corners
      let share = place - Float(Int(place))
      let radius = radii[first] * (1 - share) + radii[(first + 1) % corners] * share
      return (0.48 * radius - (dx * dx + dy * dy).squareRoot()) * 40 + 0.5
    }
  }

  /// Waves of any direction, added and cut off at a level: clouds, leaves, shadows.
  private func blot(generator: inout SeededGenerator) -> Plane {
    let waves = (0..<8).map { _ in
      (
        direction: generator.nextUniform(in: 0...6.2832), length: generator.nextUniform(in: 2...16),
        phase: generator.nextUniform(in: 0...6.2832)
      )
    }
    let level = generator.nextUniform(in: -0.5...2)
    return Plane.drawn(side: Outliers.filledSide) { x, y in
      var sum: Float = 0
      for wave in waves {
        sum += sin(wave.length * (x * cos(wave.direction) + y * sin(wave.direction)) + wave.phase)
      }
      let edge = 0.5 - max(abs(x - 0.5), abs(y - 0.5))
      return min((sum - level) * 3, edge * 80) + 0.5
    }
  }

  /// Squares, filled or not by chance: checkerboards, blocks, coarse patterns.
  private func tiles(generator: inout SeededGenerator) -> Plane {
    let rows = 2 + Int(generator.nextUniform() * 6)
    let isRegular = generator.nextUniform() < 0.3
    let filled = (0..<rows * rows).map { index in
      isRegular ? (index / rows + index % rows) % 2 == 0 : generator.nextUniform() < 0.5
    }
    return Plane.drawn(side: Outliers.filledSide) { x, y in
      filled[Int(y * Float(rows)) * rows + Int(x * Float(rows))] ? 1 : 0
    }
  }

  /// Two or three digits side by side.
  private func pair(generator: inout SeededGenerator) -> Plane {
    let count = generator.nextUniform() < 0.7 ? 2 : 3
    let side = DigitBox.side
    var row = Plane(width: count * side, height: side)
    let pitch = side - Int(generator.nextUniform(in: 2...8))
    for place in 0..<count {
      let digit = SyntheticDigits.draw(Int(generator.nextUniform() * 10), generator: &generator)
      for y in 0..<side {
        for x in 0..<side { row[place * pitch + x, y] = max(row[place * pitch + x, y], digit[x, y]) }
      }
    }
    return row
  }
}

extension Plane {
  /// A square picture of ink, 0…1, from a function of the place, 0…1 × 0…1; what leaves the range is clipped.
  fileprivate static func drawn(side: Int, _ ink: (_ x: Float, _ y: Float) -> Float) -> Plane {
    var plane = Plane(width: side, height: side)
    for y in 0..<side {
      for x in 0..<side {
        plane[x, y] = min(max(ink((Float(x) + 0.5) / Float(side), (Float(y) + 0.5) / Float(side)), 0), 1)
      }
    }
    return plane
  }
}
