import DigitImage
import NeuralNetwork
import SystemSupport

/// The way in which one person writes a number: size, spacing, and how regular both are. Lengths are pixels of the ink, which has
/// `scale` times the pixels of the photo.
struct NumberWriting {
  static let scale = 2

  /// Of a usual digit.
  private let height: Float
  /// The width of the strokes.
  private let pen: Float
  /// Mean and standard deviation of the space between digits; a negative one lets them overlap.
  private let spacing: Float
  private let spacingDeviation: Float
  /// Standard deviations of a digit's height, as a factor, and of its base.
  private let heightDeviation: Float
  private let baseDeviation: Float
  /// The rise of the line, in pixels per pixel to the right.
  private let rise: Float
  /// The heights of zeros and ones, as factors.
  private let zeroHeight: Float
  private let oneHeight: Float
  /// Whether a stroke near the top joins zeros beside each other.
  private let joinsZeros: Bool
  /// Whether zeros beside each other share a stroke instead.
  private let sharesStrokes: Bool

  init(using generator: inout SeededGenerator) {
    height = Float(Self.scale) * 14 * exp(generator.nextUniform(in: 0...1.2))
    pen = height * 0.05 * exp(generator.nextUniform(in: 0...1.3))
    spacing = height * (0.14 + 0.08 * generator.nextNormal())
    spacingDeviation = height * generator.nextUniform(in: 0.02...0.1)
    heightDeviation = generator.nextUniform(in: 0.02...0.1)
    baseDeviation = height * generator.nextUniform(in: 0...0.08)
    rise = 0.04 * generator.nextNormal()
    zeroHeight = generator.nextUniform() < 0.35 ? generator.nextUniform(in: 0.5...0.9) : 1
    oneHeight = generator.nextUniform() < 0.15 ? generator.nextUniform(in: 0.45...0.9) : 1
    let joining = generator.nextUniform()
    joinsZeros = joining < 0.35
    sharesStrokes = joining > 0.85
  }

  /// Writes a number.
  ///
  /// - Returns: ink, 0…1, cropped to the number.
  func write(_ text: NumberText, from picker: DigitPicker, using generator: inout SeededGenerator) -> Plane {
    let source = picker.randomSource(using: &generator)
    let count = text.label.count + text.ending.count
    var page = Plane(width: Int(height * Float(2 + 2 * count)), height: Int(3 * height))
    var left = height
    /// The right end of the last digit.
    var end = left
    /// The place of the last character, if it is a zero.
    var lastZero: PixelBox?
    for character in text.label + text.ending {
      let base = 2 * height - rise * (left - height) + baseDeviation * generator.nextNormal()
      guard let digit = character.wholeNumberValue else {
        let mark = Mark(character, height: height, pen: pen, using: &generator)
        left = max(left, end)
        lastZero = nil
        left += mark.draw(on: &page, left: left, base: base)
        continue
      }
      let image = picker.digit(digit, from: source, epoch: 0, using: &generator)
      let usual = digit == 0 ? zeroHeight : digit == 1 ? oneHeight : 1
      let size = max(
        4, Int(height * min(max(usual * (1 + heightDeviation * generator.nextNormal()), 0.4), 1.4)))
      let darkness = 1 - 0.4 * generator.nextUniform() * generator.nextUniform()
      let enlarged = image.rewritten(height: size, pen: pen).map { darkness * $0 }
      if sharesStrokes, digit == 0, lastZero != nil {
        left = end - pen * generator.nextUniform(in: 0.6...1.2)
      }
      let box = PixelBox(
        left: Int(left), top: Int(base) - size, right: Int(left) + enlarged.width,
        bottom: Int(base) - size + enlarged.height)
      page.draw(enlarged, left: box.left, top: box.top)
      if joinsZeros, digit == 0, let lastZero {
        page.join(lastZero, to: box, width: pen, darkness: darkness, using: &generator)
      }
      lastZero = digit == 0 ? box : nil
      end = left + Float(enlarged.width)
      let space = spacing + spacingDeviation * generator.nextNormal()
      left += Float(enlarged.width) + max(space, -0.3 * Float(enlarged.width))
    }
    return DigitBox.boundingBox(of: page, above: 0.1).map { page.cropped(to: $0) } ?? page
  }
}

extension Plane {
  /// Draws a stroke from the top of a zero to that of the next, which sags a little.
  fileprivate mutating func join(
    _ zero: PixelBox, to next: PixelBox, width: Float, darkness: Float, using generator: inout SeededGenerator
  ) {
    func top(of box: PixelBox, at fraction: Float) -> Vector2 {
      let depth = width / 2 + generator.nextUniform(in: 0...0.15) * Float(box.height)
      return Vector2(Float(box.left) + fraction * Float(box.width), Float(box.top) + depth)
    }
    let start = top(of: zero, at: generator.nextUniform(in: 0.4...0.8))
    let end = top(of: next, at: generator.nextUniform(in: 0.2...0.6))
    let sag = generator.nextUniform(in: 0...0.2) * Float(zero.height)
    let middle = 0.5 * (start + end) + Vector2(0, sag)
    drawLine(from: start, to: middle, width: width, darkness: darkness)
    drawLine(from: middle, to: end, width: width, darkness: darkness)
  }

  /// The digit, written again by a pen along the center lines of its strokes; or enlarged, if that would close a loop, or break
  /// or join strokes.
  ///
  /// - Parameters:
  ///   - height: of the result, in pixels.
  ///   - pen: the width of its strokes, in pixels of the result.
  /// - Returns: ink, 0…1.
  func rewritten(height newHeight: Int, pen: Float) -> Plane {
    // The center line runs half a pen inside the outline.
    let inner = max(4, newHeight - Int(pen.rounded()))
    let scale = max(1, 96 / Float(height))
    let large = resized(
      width: max(2, Int(Float(width) * scale)), height: max(2, Int(Float(height) * scale)))
    let lines = large.centerLines(above: 0.5)
    guard let box = DigitBox.boundingBox(of: lines, above: 0.5) else { return self }
    let unit = Float(box.height) / Float(inner)
    let radius = pen * unit / 2
    let margin = Int(radius + 1)
    let drawn = lines.cropped(to: box, margin: margin).distance(toAbove: 0.5, upTo: margin).map {
      min(max(radius - $0 + 0.5, 0), 1)
    }
    let euler = large.eulerNumber(above: 0.5)
    let keepsForm = large.eulerNumber(above: 0.3) == euler && drawn.eulerNumber(above: 0.5) == euler
    let (result, shrinking) = keepsForm ? (drawn, unit) : (large, Float(large.height) / Float(newHeight))
    return result.resized(
      width: max(2, Int(Float(result.width) / shrinking)),
      height: max(2, Int(Float(result.height) / shrinking)))
  }
}
