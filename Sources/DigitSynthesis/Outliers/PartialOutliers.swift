import DigitImage
import NeuralNetwork

/// What a number is cut into where it should not be cut.
extension OutlierKind {
  /// Two or three digits beside each other, as wide as in MNIST or narrower, which often touch or overlap; the last one may be
  /// partial. Zeros are more frequent than other digits, since people join them most.
  func joinedDigits(from picker: DigitPicker, epoch: Int, using generator: inout SeededGenerator) -> Plane {
    let source = picker.randomSource(using: &generator)
    let count = generator.nextUniform() < 0.8 ? 2 : 3
    let areZeros = generator.nextUniform() < 0.15
    let narrowing = generator.nextUniform(in: 0.5...1)
    var digits = (0..<count).map { _ in
      let label = areZeros ? 0 : Int(generator.nextUniform() * 10)
      let digit = picker.digit(label, from: source, epoch: epoch, using: &generator)
      return digit.resized(
        width: max(Int(narrowing * Float(digit.width)), min(digit.width, 4)), height: digit.height)
    }
    if generator.nextUniform() < 0.25 {
      let fraction = generator.nextUniform(in: 0.4...0.8)
      digits[count - 1] = digits[count - 1].keeping(fraction, ofColumnsFrom: .start, slant: 0)
    }
    let side = DigitBox.side
    var row = Plane(width: (count + 1) * side, height: 2 * side)
    var (left, previousWidth) = (0, 0)
    for digit in digits {
      // Thin digits overlap little, or a pair of ones would be a one.
      let overlap = Int(0.35 * Float(min(previousWidth, digit.width)) * generator.nextUniform())
      let gap =
        previousWidth == 0
        ? 0 : generator.nextUniform() < 0.6 ? -overlap : Int(generator.nextUniform(in: 0...5))
      let top = min(max(side / 2 + Int(1.5 * generator.nextNormal()), 0), side)
      left += gap
      row.draw(digit, left: left, top: top)
      left += digit.width
      previousWidth = digit.width
    }
    return row
  }

  /// About half of a digit, as the border of an image or a cut between digits leaves it.
  ///
  /// Only halves that do not resemble a digit: not the right half of a 3 or an 8, which is a 3, nor the upper half of an 8, which
  /// is a 0, nor the lower half of a 9, which is a 1.
  func partialDigit(from picker: DigitPicker, epoch: Int, using generator: inout SeededGenerator) -> Plane {
    let cutsRows = generator.nextUniform() < 0.3
    let side: Plane.Side = generator.nextUniform() < 0.5 ? .start : .end
    let label = generator.nextElement(
      of: cutsRows ? [0, 2, 3, 5] : side == .start ? [0, 2, 3, 5, 6, 8, 9] : [0, 2, 5, 6, 9])
    let source = picker.randomSource(using: &generator)
    let digit = picker.digit(label, from: source, epoch: epoch, using: &generator)
    let fraction = generator.nextUniform(in: 0.35...0.55)
    if cutsRows { return digit.transposed().keeping(fraction, ofColumnsFrom: side, slant: 0).transposed() }
    let slant = generator.nextElement(of: [0, 0, 0.2, 0.4] as [Float])
    return digit.keeping(fraction, ofColumnsFrom: side, slant: slant)
  }
}

extension Plane {
  fileprivate enum Side { case start, end }

  /// The ink of the columns on one side, and 0 elsewhere.
  ///
  /// - Parameters:
  ///   - fraction: of the width, 0…1.
  ///   - slant: the columns that the boundary moves to the right per row upward; at half of the height it is where the
  ///     fraction says.
  fileprivate func keeping(_ fraction: Float, ofColumnsFrom side: Side, slant: Float) -> Plane {
    var result = self
    for y in 0..<height {
      let shift = slant * (Float(height) / 2 - Float(y) - 0.5)
      for x in 0..<width {
        let position = (Float(x) + 0.5 - shift) / Float(width)
        if (side == .start ? position : 1 - position) > fraction { result[x, y] = 0 }
      }
    }
    return result
  }
}
