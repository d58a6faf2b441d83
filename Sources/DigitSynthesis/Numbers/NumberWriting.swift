import DigitImage
import NeuralNetwork
import SystemSupport

/// The way in which one person writes a number: size, spacing, and how regular both are. Lengths are pixels of the ink, which has
/// `scale` times the pixels of the photo.
struct NumberWriting {
  static let scale = 2

  /// Of a usual digit.
  private let height: Float
  /// Mean and standard deviation of the space between digits; a negative one lets them overlap.
  private let spacing: Float
  private let spacingDeviation: Float
  /// Standard deviations of a digit's height, as a factor, and of its base.
  private let heightDeviation: Float
  private let baseDeviation: Float
  /// The rise of the line, in pixels per pixel to the right.
  private let rise: Float
  /// The height of a zero, as a factor.
  private let zeroHeight: Float

  init(using generator: inout SeededGenerator) {
    height = Float(Self.scale) * 12 * exp(generator.nextUniform(in: 0...1.3))
    spacing = height * (0.08 + 0.11 * generator.nextNormal())
    spacingDeviation = height * generator.nextUniform(in: 0.02...0.1)
    heightDeviation = generator.nextUniform(in: 0.02...0.1)
    baseDeviation = height * generator.nextUniform(in: 0...0.08)
    rise = 0.04 * generator.nextNormal()
    zeroHeight = generator.nextUniform() < 0.35 ? generator.nextUniform(in: 0.5...0.9) : 1
  }

  /// Writes a number.
  ///
  /// - Returns: ink, 0…1, cropped to the number.
  func write(_ text: NumberText, from picker: DigitPicker, using generator: inout SeededGenerator) -> Plane {
    let source = picker.randomSource(using: &generator)
    let count = text.label.count + text.ending.count
    var page = Plane(width: Int(height * Float(2 + 2 * count)), height: Int(3 * height))
    var strokeWidth: Float?
    var left = height
    /// The right end of the last digit.
    var end = left
    for character in text.label + text.ending {
      let base = 2 * height - rise * (left - height) + baseDeviation * generator.nextNormal()
      guard let digit = character.wholeNumberValue else {
        let pen = (strokeWidth ?? 0.1) * height
        let mark = Mark(character, height: height, pen: pen, using: &generator)
        left = max(left, end)
        left += mark.draw(on: &page, left: left, base: base)
        continue
      }
      let image = picker.digit(digit, from: source, strokeWidth: strokeWidth, using: &generator)
      let relative = StrokeWidth.measure(image) / Float(image.height)
      strokeWidth = strokeWidth ?? min(max(relative, 0.04), 0.16)
      let factor = (1 + heightDeviation * generator.nextNormal()) * (digit == 0 ? zeroHeight : 1)
      let size = max(4, Int(height * min(max(factor, 0.5), 1.4)))
      let enlarged = image.resized(width: max(2, image.width * size / image.height), height: size)
        .inked(darkness: 1 - 0.6 * generator.nextUniform() * generator.nextUniform())
      page.draw(enlarged, left: Int(left), top: Int(base) - size)
      end = left + Float(enlarged.width)
      let space = spacing + spacingDeviation * generator.nextNormal()
      left += Float(enlarged.width) + max(space, -0.3 * Float(enlarged.width))
    }
    return DigitBox.boundingBox(of: page, above: 0.1).map { page.cropped(to: $0) } ?? page
  }
}

extension DigitPicker {
  /// A random digit whose strokes are about as wide as those of the number's other digits, relative to its height: of four, the
  /// most similar.
  fileprivate func digit(
    _ label: Int, from source: Int?, strokeWidth: Float?, using generator: inout SeededGenerator
  ) -> Plane {
    func difference(_ image: Plane) -> Float {
      strokeWidth.map { abs(StrokeWidth.measure(image) / Float(image.height) - $0) } ?? 0
    }
    var best = digit(label, from: source, epoch: 0, using: &generator)
    for epoch in 1..<4 where strokeWidth != nil {
      let other = digit(label, from: source, epoch: epoch, using: &generator)
      if difference(other) < difference(best) { best = other }
    }
    return best
  }
}

extension Plane {
  /// Enlarging blurred the edges; a pen's are sharper, and its pressure varies.
  fileprivate func inked(darkness: Float) -> Plane {
    var result = self
    for index in values.indices {
      result.values[index] = darkness * min(max((values[index] - 0.45) * 3 + 0.5, 0), 1)
    }
    return result
  }
}
