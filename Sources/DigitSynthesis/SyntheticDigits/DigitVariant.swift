/// One of the ways in which people write a digit.
struct DigitVariant: Sendable {
  /// How often this form is drawn, against the others of its digit.
  let weight: Float
  /// Two extremes, with the same curves and as many points in each; what is drawn lies between them.
  let extremes: (Skeleton, Skeleton)

  /// - Parameters first, second: the extremes in `Skeleton`'s notation.
  init(_ weight: Float, _ first: String, _ second: String) {
    self.weight = weight
    extremes = (Skeleton(first), Skeleton(second))
    precondition(
      extremes.0.curves.map(\.points.count) == extremes.1.curves.map(\.points.count),
      "the extremes of a form have the same curves: \(first)")
  }
}

extension DigitVariant {
  /// A form without variation of its own.
  init(_ skeleton: Skeleton) {
    weight = 1
    extremes = (skeleton, skeleton)
  }

  /// The forms of the digits 0…9: above all those that MNIST, which Americans wrote, has rarely or not at all.
  static let ofDigit: [[DigitVariant]] = [
    zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines,
  ]

  private static let zeros = [
    // A ring, wide or narrow.
    DigitVariant(
      4, "60,4 34,8 16,34 12,64 30,93 56,97 80,74 86,38 70,10 48,5",
      "54,2 38,9 28,34 28,66 38,91 51,98 65,88 73,64 71,30 48,3"),
    // Begun inside, so that a curl closes it.
    DigitVariant(
      1, "62,16 40,4 18,26 12,58 28,92 54,97 80,78 86,42 70,12 46,6",
      "44,14 34,10 16,34 14,62 30,94 60,96 84,70 84,36 66,8 34,2"),
    // Slashed, within the ring or beyond it.
    DigitVariant(
      2, "60,4 34,8 16,34 12,64 30,93 56,97 80,74 86,38 70,10 48,5 | 74,18 26,84",
      "54,3 38,10 26,34 26,66 38,92 54,97 70,88 76,64 74,30 52,3 | 98,0 2,100"),
    // Dotted.
    DigitVariant(
      0.4, "60,4 34,8 16,34 12,64 30,93 56,97 80,74 86,38 70,10 48,5 | 48,48 52,53",
      "54,3 38,10 24,34 22,66 34,92 54,97 74,88 80,64 76,30 50,3 | 50,42 50,58"),
    // Boxy, as on displays and in the boxes of forms.
    DigitVariant(0.4, "18,5 18,95 / 82,95 / 82,5 / 18,5", "24,5 22,95 / 76,95 / 78,5 / 24,5"),
  ]

  private static let ones = [
    DigitVariant(2, "50,2 50,50 50,98", "56,2 50,46 48,98"),
    // With a flag, from a touch to one nearly as long as the stem.
    DigitVariant(2, "46,14 51,9 55,2 / 55,40 54,98", "28,30 43,19 56,2 / 55,40 53,98"),
    DigitVariant(4, "28,30 43,19 56,2 / 55,40 53,98", "2,66 30,38 56,2 / 57,40 57,98"),
    // With a base.
    DigitVariant(0.8, "50,3 50,96 | 26,97 74,97", "54,3 50,95 | 12,95 88,95"),
    // With both.
    DigitVariant(2, "34,20 43,14 52,3 / 51,96 | 28,97 76,97", "14,34 34,22 54,3 / 51,94 | 10,96 92,94"),
    // A stem that bends, a flag that is round.
    DigitVariant(1, "30,24 42,22 52,4 / 54,36 50,70 52,98", "18,22 36,26 58,3 / 54,36 58,70 50,98"),
  ]

  private static let twos = [
    // A sharp turn at the foot; a flat or a wavy base.
    DigitVariant(
      4, "17,26 24,9 48,2 70,12 73,33 56,58 32,80 14,95 / 36,94 62,94 88,94",
      "22,20 34,6 56,3 76,16 74,38 54,60 30,78 8,92 / 34,86 62,96 94,90"),
    // A loop at the foot, small or large.
    DigitVariant(
      2.5, "18,22 30,6 54,3 71,17 68,40 48,68 24,92 14,88 22,80 40,84 62,94 90,90",
      "12,28 24,8 50,3 70,20 66,46 46,74 24,96 8,88 18,70 40,76 64,96 94,82"),
    // A loop at the head, as in script.
    DigitVariant(
      0.8, "38,28 26,18 36,4 58,3 68,18 60,42 38,70 14,95 / 50,92 88,94",
      "44,26 34,16 42,4 56,3 62,16 54,42 38,70 22,95 / 50,93 76,95"),
    // Like a Z.
    DigitVariant(
      0.8, "16,10 48,5 80,9 / 52,50 14,94 / 50,93 88,94", "10,18 44,4 74,12 / 56,52 20,92 / 50,90 84,96"),
    // Like a swan: one curve.
    DigitVariant(
      1, "20,22 34,5 58,5 70,22 60,48 38,74 16,94 40,90 66,93 90,92",
      "14,30 26,8 52,3 68,22 58,50 34,78 12,96 36,84 62,92 92,86"),
    DigitVariant(
      0.4, "16,6 84,6 / 84,50 / 16,50 / 16,95 / 86,95", "20,5 78,5 / 76,44 / 22,52 / 20,95 / 82,95"),
  ]

  private static let threes = [
    // Two bows, of any proportion.
    DigitVariant(
      4, "20,14 40,3 66,8 72,26 58,42 38,47 / 64,51 80,68 72,88 48,98 18,88",
      "24,10 48,2 74,12 74,32 60,44 46,46 / 66,50 76,66 66,86 40,97 10,84"),
    // A flat top.
    DigitVariant(
      2.5, "18,6 50,6 82,5 / 62,22 42,40 / 68,44 84,66 74,90 46,98 16,88",
      "24,9 50,6 76,4 / 64,24 48,44 / 66,48 78,70 68,92 44,98 20,94"),
    // All corners.
    DigitVariant(0.6, "18,8 78,14 / 36,42 / 82,66 / 16,94", "24,6 72,20 / 30,44 / 76,70 / 24,97"),
    // A loop between the bows.
    DigitVariant(
      1.2, "20,14 46,2 70,14 64,36 42,49 34,45 46,42 72,56 78,78 56,97 16,88",
      "16,20 44,2 72,18 62,42 36,56 26,46 44,44 72,60 74,82 50,98 20,90"),
    DigitVariant(
      0.4, "16,5 84,5 / 84,95 / 16,95 | 30,50 84,50", "20,5 78,5 / 76,95 / 18,95 | 42,49 76,49"),
  ]

  private static let fours = [
    // Open, the stem apart.
    DigitVariant(
      3, "30,4 24,26 13,56 / 44,57 90,52 | 70,10 66,50 60,98",
      "38,2 26,34 10,68 / 46,66 94,62 | 72,30 70,60 68,99"),
    // Open, with little more than a tick before the stem.
    DigitVariant(
      1.2, "30,8 24,26 20,44 / 42,46 70,40 | 72,2 66,50 58,98",
      "36,14 32,26 28,42 / 44,44 78,36 | 76,2 62,50 50,98"),
    // Open, both uprights parallel.
    DigitVariant(
      2, "22,4 20,28 18,52 / 48,53 92,52 | 74,4 73,50 72,98",
      "28,12 24,30 20,50 / 44,53 78,50 | 76,2 74,50 70,98"),
    // Closed, with a sharp top, drawn in one or two strokes.
    DigitVariant(
      3, "64,2 38,34 10,68 / 50,67 94,65 | 64,2 64,50 63,98",
      "54,3 36,30 18,58 / 50,62 86,58 | 66,6 62,50 56,98"),
    DigitVariant(
      1.5, "68,98 67,50 66,3 / 40,36 12,68 / 50,67 92,66", "58,98 62,50 68,5 / 40,30 16,56 / 50,58 86,52"),
    // The head high on a long stem.
    DigitVariant(
      1.2, "64,2 40,22 12,46 / 48,46 90,44 | 64,2 64,50 63,98",
      "58,4 40,18 20,38 / 46,42 80,40 | 64,4 60,50 56,98"),
    // The corner rounded.
    DigitVariant(
      1.5, "26,6 18,30 20,50 44,55 76,46 | 78,4 72,50 64,98",
      "34,4 20,30 24,52 50,56 90,48 | 72,14 68,54 64,98"),
    DigitVariant(0.4, "18,5 18,52 / 82,52 | 82,5 82,95", "26,5 22,48 / 78,50 | 76,5 74,95"),
  ]

  private static let fives = [
    // The bar last, near the stem or far away from it.
    DigitVariant(
      3, "30,6 25,26 21,45 / 44,37 70,46 78,68 64,90 40,97 16,88 | 30,6 55,6 80,4",
      "34,14 28,30 24,46 / 46,42 68,52 72,70 58,90 38,96 14,90 | 42,5 68,4 98,0"),
    // The bar first, all in one stroke.
    DigitVariant(
      3, "82,5 54,6 24,6 / 22,26 20,46 / 46,40 76,52 80,76 56,97 16,88",
      "74,4 52,5 34,8 / 28,26 24,44 / 48,44 70,54 70,78 46,97 18,92"),
    // Like an S.
    DigitVariant(
      1.5, "80,6 52,4 32,12 24,30 42,44 68,54 76,74 56,96 18,90",
      "76,4 56,6 38,16 30,34 46,46 66,56 70,76 50,96 22,94"),
    // A straight fall of the bow.
    DigitVariant(
      1, "26,6 24,24 22,42 / 50,40 72,54 70,78 24,96 | 28,5 54,4 84,4",
      "30,8 26,26 20,46 / 54,42 80,56 74,80 30,98 | 30,7 60,6 90,2"),
    DigitVariant(
      0.4, "84,5 16,5 / 16,50 / 84,50 / 84,95 / 14,95", "78,5 24,5 / 22,46 / 76,48 / 74,95 / 20,95"),
  ]

  private static let sixes = [
    // A curved stem and a loop, large or small.
    DigitVariant(
      3, "66,3 42,20 22,48 16,74 32,95 58,97 76,80 70,58 48,50 28,60 18,78",
      "62,2 44,22 28,50 24,76 34,94 50,97 62,86 58,72 46,68 34,74 26,86"),
    // A straight stem.
    DigitVariant(
      2.5, "66,2 44,32 22,64 20,88 44,98 72,90 74,70 52,60 28,70",
      "52,2 38,34 24,70 24,90 42,98 60,92 62,78 48,70 28,80"),
    // The top curled over.
    DigitVariant(
      1.5, "78,18 62,4 38,10 22,36 16,70 28,94 54,97 76,84 74,62 52,52 28,62 18,78",
      "72,12 60,3 42,8 28,34 22,70 30,94 50,97 68,84 66,64 50,56 34,64 24,78"),
    // The stem upright, as in a b.
    DigitVariant(
      1, "34,2 26,34 22,70 34,96 62,97 78,80 68,60 46,56 24,70",
      "28,2 24,34 22,74 36,97 58,96 70,82 62,66 44,64 24,78"),
    // The stem begun far to the right.
    DigitVariant(
      1, "90,4 58,8 30,32 16,64 30,94 58,97 78,80 70,58 46,50 26,62 18,78",
      "82,8 50,6 26,30 18,66 32,94 54,97 70,82 64,64 48,58 32,66 22,80"),
    // A spiral, nearly a ring.
    DigitVariant(
      1.2, "76,8 50,2 22,22 12,56 26,90 54,98 80,82 82,52 62,38 38,46 26,64",
      "66,2 42,8 20,34 14,66 28,92 54,97 78,82 76,58 58,48 38,56 30,70"),
    DigitVariant(
      0.4, "80,5 18,5 / 18,95 / 82,95 / 82,50 / 18,50", "24,5 20,50 / 18,95 / 80,95 / 80,48 / 20,48"),
  ]

  private static let sevens = [
    DigitVariant(3, "14,7 50,6 84,6 / 64,40 44,98", "16,10 46,8 78,4 / 64,40 54,98"),
    // With a serif.
    DigitVariant(1.5, "15,20 17,7 / 50,7 84,6 / 62,44 44,98", "10,28 14,8 / 48,6 80,5 / 62,44 52,98"),
    // Crossed.
    DigitVariant(
      3.5, "14,8 50,7 84,6 / 62,44 42,98 | 34,52 76,48", "22,10 48,8 80,4 / 64,44 54,98 | 30,46 92,46"),
    // Crossed, with a serif.
    DigitVariant(
      2, "15,18 17,7 / 50,7 84,6 / 62,44 44,98 | 32,52 80,48",
      "8,28 12,8 / 46,7 80,5 / 62,44 52,98 | 36,50 84,46"),
    // Crossed low down.
    DigitVariant(
      1, "14,8 50,7 82,6 / 62,44 46,98 | 28,64 78,60", "20,12 46,8 74,4 / 60,44 50,98 | 12,72 92,66"),
    // A bar that sags, a stem that bends.
    DigitVariant(
      1.5, "14,4 36,12 62,11 84,5 / 58,36 46,64 44,98", "10,10 34,3 60,10 86,8 / 66,30 50,62 40,98"),
    DigitVariant(0.4, "14,5 84,5 / 84,96", "26,5 78,5 / 72,96"),
  ]

  private static let eights = [
    // One stroke, begun at the upper right.
    DigitVariant(
      4, "72,16 50,3 28,14 30,34 54,50 76,70 66,92 42,97 22,84 28,64 52,48 70,32 71,14",
      "66,12 48,4 34,14 34,30 52,42 72,64 68,90 44,98 24,88 28,62 50,44 62,30 62,10"),
    // The same with loops of unlike size, begun at the middle.
    DigitVariant(
      1.5, "52,46 34,30 36,8 54,2 68,14 60,36 40,52 22,74 34,96 60,97 74,78 64,56 48,44",
      "54,38 40,26 42,8 54,2 64,12 60,28 46,42 24,66 24,90 52,98 76,86 72,58 50,38"),
    // Two rings, one upon the other.
    DigitVariant(
      2.5, "50,4 30,10 28,34 50,46 70,34 70,12 48,4 | 50,47 24,56 20,84 50,98 78,84 76,58 48,47",
      "50,2 24,12 24,38 50,52 76,38 76,12 46,3 | 50,52 34,60 32,86 50,98 68,86 66,60 47,52"),
    // The upper end left open.
    DigitVariant(
      1, "78,8 52,4 30,16 34,34 54,50 74,72 62,94 38,96 24,80 36,60 58,44 84,20",
      "74,4 48,2 26,14 30,36 54,50 72,70 64,93 42,98 26,84 34,62 56,44 80,14"),
    DigitVariant(
      0.4, "18,5 82,5 / 82,95 / 18,95 / 18,5 | 18,50 82,50", "26,5 76,5 / 74,95 / 20,95 / 24,5 | 24,46 74,46"),
  ]

  private static let nines = [
    // A closed head and a straight stem.
    DigitVariant(
      3, "74,22 54,4 28,12 20,34 36,50 60,44 76,20 / 74,60 66,98",
      "70,14 52,3 34,10 28,28 40,40 58,34 70,16 / 64,60 52,98"),
    // A stem that curls.
    DigitVariant(
      3, "76,22 54,4 28,12 20,34 38,50 62,44 77,20 / 78,54 70,84 46,97 20,86",
      "70,18 52,3 32,12 28,30 42,44 58,38 70,18 / 70,54 64,84 44,97 26,90"),
    // A small head over a long hook.
    DigitVariant(
      1.5, "72,14 52,3 32,10 28,24 44,33 64,26 73,12 / 76,52 70,86 46,98 18,94",
      "66,10 50,3 36,10 34,22 46,28 60,22 68,10 / 70,52 64,86 38,98 6,88"),
    // The stem a stroke of its own, upright.
    DigitVariant(
      1.5, "72,14 48,4 24,16 22,42 44,54 70,40 | 74,5 73,50 72,98",
      "66,10 44,6 26,20 26,44 42,54 64,46 | 70,8 68,50 66,98"),
    // A head that is not closed.
    DigitVariant(
      1, "66,6 38,10 22,32 32,50 56,46 74,26 / 72,60 64,98",
      "76,10 44,6 24,24 28,46 54,46 72,32 / 74,60 70,98"),
    // Nor here, and the stem curls, as in a g.
    DigitVariant(
      1.5, "66,8 42,6 24,24 30,46 54,44 72,22 / 76,52 68,84 46,97 22,88",
      "78,10 48,3 24,18 26,42 52,48 76,30 / 78,60 72,90 42,98 12,80"),
    // All in one bow, as a 6 turned over.
    DigitVariant(
      1, "74,40 50,48 26,36 26,14 50,3 72,12 80,40 70,74 44,97",
      "70,30 52,42 30,32 30,12 52,3 70,14 74,42 64,76 30,98"),
    DigitVariant(
      0.4, "82,50 18,50 / 18,5 / 82,5 / 82,95 / 18,95", "78,48 24,48 / 24,5 / 78,5 / 76,50 / 76,95"),
  ]
}
