import DigitImage
import NeuralNetwork

/// The kinds of images that show no single digit.
enum OutlierKind: CaseIterable {
  case letter, scribble, lines, shape, waves, tiles, adjacentDigits, partialDigit

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
      case .partialDigit: partialDigit(using: &generator)
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

  /// About half of a digit that was cut by the border of an image.
  ///
  /// Only halves that do not resemble another digit: not the upper half of an 8, which is a 0, nor the lower half of a
  /// 9, which is a 1.
  private func partialDigit(using generator: inout SeededGenerator) -> Plane {
    let cutsRows = generator.nextUniform() < 0.4
    let label = generator.nextElement(of: cutsRows ? [0, 2, 3, 5] : [0, 2, 3, 5, 6, 8, 9])
    var digit = SyntheticDigits.image(of: label, using: &generator)
    let fraction = generator.nextUniform(in: 0.35...0.55)
    let keepsStart = generator.nextUniform() < 0.5
    guard let box = DigitBox.boundingBox(of: digit, above: 0.1) else { return digit }
    for y in box.top..<box.bottom {
      for x in box.left..<box.right {
        let along =
          cutsRows
          ? (Float(y - box.top) + 0.5) / Float(box.height) : (Float(x - box.left) + 0.5) / Float(box.width)
        if (keepsStart ? along : 1 - along) > fraction { digit[x, y] = 0 }
      }
    }
    return digit
  }
}
