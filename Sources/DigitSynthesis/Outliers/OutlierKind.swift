import DigitImage
import NeuralNetwork

/// The kinds of images that show no single digit.
enum OutlierKind: CaseIterable {
  case letter, scribble, lines, shape, waves, tiles, adjacentDigits

  static func random(using generator: inout SeededGenerator) -> OutlierKind {
    generator.nextElement(of: allCases)
  }

  /// A random image of this kind, normalized like a digit: 28×28 ink, 0…1; blank if the image holds no ink.
  func image(using generator: inout SeededGenerator) -> Plane {
    let ink =
      switch self {
      case .letter: written(letter(using: &generator), using: &generator)
      case .scribble: written(scribble(using: &generator), using: &generator)
      case .lines: written(lines(using: &generator), using: &generator)
      case .shape: shape(using: &generator)
      case .waves: waves(using: &generator)
      case .tiles: tiles(using: &generator)
      case .adjacentDigits: adjacentDigits(using: &generator)
      }
    return DigitBox.normalized(ink) ?? Plane(width: DigitBox.side, height: DigitBox.side)
  }

  /// Two or three digits side by side.
  private func adjacentDigits(using generator: inout SeededGenerator) -> Plane {
    let count = generator.nextUniform() < 0.7 ? 2 : 3
    let side = DigitBox.side
    var row = Plane(width: count * side, height: side)
    let pitch = side - Int(generator.nextUniform(in: 2...8))
    for place in 0..<count {
      let digit = SyntheticDigits.image(of: Int(generator.nextUniform() * 10), using: &generator)
      for y in 0..<side {
        for x in 0..<side { row[place * pitch + x, y] = max(row[place * pitch + x, y], digit[x, y]) }
      }
    }
    return row
  }
}
