import DigitImage
import NeuralNetwork

extension OutlierKind {
  /// Renders a skeleton in random handwriting: 80×80 ink, 0…1.
  func written(_ skeleton: Skeleton, using generator: inout SeededGenerator) -> Plane {
    let handwriting = Handwriting(using: &generator)
    let pen = Pen(using: &generator)
    return pen.draw(
      handwriting.write(skeleton, using: &generator), side: 4 * DigitBox.digitSide, using: &generator)
  }

  /// One of the letters and signs.
  func letter(using generator: inout SeededGenerator) -> Skeleton {
    Skeleton(generator.nextElement(of: letters))
  }

  /// One to three curves, each through 4 to 11 random points, which gives more bends than most digits have.
  func scribble(using generator: inout SeededGenerator) -> Skeleton {
    let curves = (0..<1 + Int(generator.nextUniform() * 3)).map { _ in
      Skeleton.Curve(
        points: (0..<4 + Int(generator.nextUniform() * 8)).map { _ in
          Vector2(generator.nextUniform(), generator.nextUniform())
        }, startsStroke: true)
    }
    return Skeleton(curves: curves)
  }

  /// Straight lines, as frames, rules, and page edges leave them.
  func lines(using generator: inout SeededGenerator) -> Skeleton {
    Skeleton(generator.nextElement(of: lineFigures))
  }
}

/// A horizontal line, corners, crosses, pairs of parallels, a window, and a grid, in `Skeleton`'s notation.
private let lineFigures = [
  "0,50 50,50 100,50", "0,0 0,50 0,100 / 50,100 100,100",
  "0,100 0,50 0,0 / 50,0 100,0", "50,0 50,50 50,100 | 0,50 50,50 100,50",
  "0,0 50,50 100,100 | 100,0 50,50 0,100",
  "0,20 50,20 100,20 | 0,80 50,80 100,80", "20,0 20,50 20,100 | 80,0 80,50 80,100",
  "0,0 100,0 / 100,100 / 0,100 | 0,50 100,50 | 50,0 50,100",
  "30,0 30,100 | 70,0 70,100 | 0,30 100,30 | 0,70 100,70",
]

/// Letters and signs that do not resemble a digit, in `Skeleton`'s notation: not O, I, l, Z, S, B, G, b, g, q, or
/// D.
private let letters = [
  "0,100 25,50 50,0 / 75,50 100,100 | 22,62 78,62",  // A
  "80,0 10,0 / 10,50 / 10,100 / 80,100 | 10,50 60,50",  // E
  "80,0 10,0 / 10,50 / 10,100 | 10,48 60,48",  // F
  "10,0 10,50 10,100 | 85,0 85,50 85,100 | 10,50 85,50",  // H
  "10,0 10,50 10,100 | 80,0 45,28 10,52 / 45,75 85,100",  // K
  "0,100 5,50 10,0 / 50,70 / 90,0 / 95,50 100,100",  // M
  "10,100 10,50 10,0 / 80,100 / 80,0",  // N
  "10,100 10,50 10,0 / 50,2 74,14 74,34 50,48 12,52",  // P
  "10,100 10,50 10,0 / 50,2 74,14 74,34 50,48 12,50 / 50,75 85,100",  // R
  "0,0 50,0 100,0 | 50,0 50,50 50,100",  // T
  "10,0 10,40 14,80 45,100 76,80 82,40 82,0",  // U
  "0,0 25,50 50,100 / 75,50 100,0",  // V
  "0,0 25,100 / 50,20 / 75,100 / 100,0",  // W
  "0,0 50,50 100,100 | 100,0 50,50 0,100",  // X
  "0,0 50,50 / 100,0 | 50,50 50,100",  // Y
  "80,12 60,2 30,8 12,34 12,66 30,92 60,98 82,86",  // C
  "10,0 10,50 10,100 / 50,100 80,100",  // L
  "14,14 40,6 62,20 64,60 66,100 | 64,44 30,50 12,72 24,94 50,90 64,70",  // a
  "70,44 20,44 12,66 26,94 60,98 | 12,56 40,50 70,50 62,28 40,24 14,48",  // e
  "30,100 30,50 34,14 56,2 74,12 | 8,42 60,42",  // f
  "12,0 12,50 12,100 | 12,60 30,42 56,42 64,66 64,100",  // h
  "6,40 6,100 | 6,56 24,40 44,48 46,100 | 46,56 62,40 84,48 86,100",  // m
  "50,0 50,50 50,100 | 6,26 94,74 | 6,74 94,26",  // *
  "50,8 50,92 | 8,50 92,50",  // +
  "8,30 92,30 | 8,70 92,70",  // =
  "24,40 24,20 48,6 72,20 66,40 48,56 48,72 | 48,94 48,100",  // ?
  "40,0 22,100 | 78,0 60,100 | 6,34 96,34 | 4,66 92,66",  // #
]
