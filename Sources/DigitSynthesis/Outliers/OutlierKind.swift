import DigitImage
import NeuralNetwork

/// The kinds of images that show no single digit.
enum OutlierKind: CaseIterable {
  case letter, scribble, lines, shape, waves, tiles, joinedDigits, partialDigit

  /// What wrong cuts and joins of a number's digits look like.
  private static let ofDigits: [OutlierKind] = [.joinedDigits, .partialDigit]

  /// One in two is composed of digits.
  static func random(using generator: inout SeededGenerator) -> OutlierKind {
    generator.nextUniform() < 0.5
      ? generator.nextElement(of: ofDigits)
      : generator.nextElement(of: allCases.filter { !ofDigits.contains($0) })
  }

  /// A random image of this kind, normalized like a digit: 28×28 ink, 0…1; blank if the image holds no ink.
  ///
  /// - Parameters:
  ///   - picker: what joined and partial digits are composed of.
  ///   - epoch: of the picker's digits.
  func image(
    from picker: DigitPicker = DigitPicker(), epoch: Int = 0, using generator: inout SeededGenerator
  ) -> Plane {
    let ink =
      switch self {
      case .letter: written(letter(using: &generator), using: &generator)
      case .scribble: written(scribble(using: &generator), using: &generator)
      case .lines: written(lines(using: &generator), using: &generator)
      case .shape: shape(using: &generator)
      case .waves: waves(using: &generator)
      case .tiles: tiles(using: &generator)
      case .joinedDigits: joinedDigits(from: picker, epoch: epoch, using: &generator)
      case .partialDigit: partialDigit(from: picker, epoch: epoch, using: &generator)
      }
    return DigitBox.normalized(ink) ?? Plane(width: DigitBox.side, height: DigitBox.side)
  }
}
