/// The center lines of a character's strokes: curves through points of the unit square.
struct Skeleton: Sendable {
  /// A smooth part of a stroke, between two corners or ends.
  struct Curve: Sendable {
    /// The points that the curve passes through, 0…1 × 0…1.
    var points: [Vector2]
    /// True if a new stroke starts here; false if the stroke turns a corner at the last point of the curve before.
    var startsStroke: Bool
  }

  var curves: [Curve]

  init(curves: [Curve]) { self.curves = curves }

  /// Parses a skeleton: points `x,y` in hundredths, `/` at a corner in the point before it, `|` where the pen is
  /// lifted.
  ///
  /// A plain seven is `14,6 84,6 / 44,98`; one with a crossbar is `14,6 84,6 / 44,98 | 30,50 76,50`, which makes
  /// three curves in two strokes.
  init(_ notation: String) {
    curves = []
    var points: [Vector2] = []
    var startsStroke = true
    for word in notation.split(separator: " ") {
      switch word {
      case "/", "|":
        curves.append(Curve(points: points, startsStroke: startsStroke))
        startsStroke = word == "|"
        points = startsStroke ? [] : points.suffix(1)
      default:
        let numbers = word.split(separator: ",").compactMap { Float(String($0)) }
        precondition(numbers.count == 2, "a point is written x,y")
        points.append(Vector2(numbers[0], numbers[1]) / 100)
      }
    }
    curves.append(Curve(points: points, startsStroke: startsStroke))
    precondition(curves.allSatisfy { $0.points.count >= 2 }, "a curve has two points or more")
  }

  /// Interpolates linearly between this skeleton (fraction 0) and another (fraction 1), point by point; fractions
  /// outside 0…1 extrapolate.
  ///
  /// `Skeleton("0,0 10,0").interpolated(to: Skeleton("0,20 30,20"), fraction: 0.25)` is `Skeleton("0,5 15,5")`.
  ///
  /// - Precondition: both have the same number of curves, and of points in each.
  func interpolated(to other: Skeleton, fraction: Float) -> Skeleton {
    var result = self
    for (c, curve) in other.curves.enumerated() {
      for (p, point) in curve.points.enumerated() {
        result.curves[c].points[p] += (point - result.curves[c].points[p]) * fraction
      }
    }
    return result
  }
}
