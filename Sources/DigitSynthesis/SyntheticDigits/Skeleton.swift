/// The way a pen takes when it writes a digit: curves through points of a unit square.
struct Skeleton: Sendable {
  /// A stretch of the way without a corner.
  struct Curve: Sendable {
    /// What the pen runs through, smoothly; 0…1 × 0…1, a little beyond where a stroke overshoots.
    var points: [Point]
    /// True where the pen came to the first point through the air, false where it turns a corner there.
    var startsAnew: Bool
  }

  var curves: [Curve]

  init(curves: [Curve]) { self.curves = curves }

  /// Reads the notation of the forms: points `x,y` in hundredths, `/` where the pen turns a corner in the point before,
  /// `|` where it is lifted. A plain seven is `14,6 84,6 / 44,98`, with a bar `14,6 84,6 / 44,98 | 30,50 76,50`.
  init(_ notation: String) {
    curves = []
    var points: [Point] = []
    var startsAnew = true
    for word in notation.split(separator: " ") {
      switch word {
      case "/", "|":
        curves.append(Curve(points: points, startsAnew: startsAnew))
        startsAnew = word == "|"
        points = startsAnew ? [] : points.suffix(1)
      default:
        let numbers = word.split(separator: ",").compactMap { Float(String($0)) }
        precondition(numbers.count == 2, "a point is written x,y")
        points.append(Point(numbers[0], numbers[1]) / 100)
      }
    }
    curves.append(Curve(points: points, startsAnew: startsAnew))
    precondition(curves.allSatisfy { $0.points.count >= 2 }, "a curve has two points or more")
  }

  /// The skeleton the share `part` of the way from `self` to `other`, which has as many curves and points.
  func blended(with other: Skeleton, part: Float) -> Skeleton {
    var blend = self
    for (c, curve) in other.curves.enumerated() {
      for (p, point) in curve.points.enumerated() {
        blend.curves[c].points[p] += (point - blend.curves[c].points[p]) * part
      }
    }
    return blend
  }
}
