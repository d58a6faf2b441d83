import DigitImage
import NeuralNetwork
import SystemSupport

/// What a number is written on.
enum NumberPaper {
  /// The cell of a form, cut out along its borders.
  case cell
  /// A check: a printed pattern, a line below.
  case check
  /// Plain or ruled paper.
  case plain

  /// A photo of a number.
  ///
  /// - Parameter ink: 0…1, `NumberWriting.scale` times as large as it will be in the photo.
  func photograph(_ ink: Plane, using generator: inout SeededGenerator) -> Bitmap {
    var page = placed(ink, using: &generator)
    if self != .check, generator.nextUniform() < 0.06 { page.drawStrayInk(using: &generator) }
    let scale = NumberWriting.scale
    let (width, height) = (max(8, page.width / scale), max(8, page.height / scale))
    let writing = page.resized(width: width, height: height)
    let print = printed(
      width: width, height: height, unit: Float(ink.height) / Float(scale), using: &generator)

    let lighting = Lighting(using: &generator, shadowProbability: self == .plain ? 0.2 : 0)
    let darkness = generator.nextUniform(in: self == .check ? 0.5...0.9 : 0.2...0.85)
    var lightness = Plane(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        lightness[x, y] =
          lighting.lightness(Float(x) / Float(width), Float(y) / Float(height)) * (1 - print[x, y])
          * (1 - darkness * writing[x, y])
      }
    }
    lightness = lightness.blurred(deviation: generator.nextUniform(in: 0.3...0.8))
    let noise = 0.01 * abs(generator.nextNormal())
    let pixels = lightness.values.map { value in
      UInt8(min(max(value + noise * generator.nextUniform(in: -1.7...1.7), 0), 1) * 255)
    }
    return Bitmap(width: width, height: height, format: .gray, pixels: pixels)
  }

  /// The ink with margins, which may cut it off a little.
  private func placed(_ ink: Plane, using generator: inout SeededGenerator) -> Plane {
    let unit = Float(ink.height)
    let range: ClosedRange<Float> =
      switch self {
      case .cell: 0.2...1.1
      case .check: 0.05...0.4
      case .plain: 0.2...1.5
      }
    let (left, right) = (unit * generator.nextUniform(in: range), unit * generator.nextUniform(in: range))
    let vertical = range.lowerBound - 0.05...range.upperBound / 2
    let (top, bottom) = (
      unit * generator.nextUniform(in: vertical), unit * generator.nextUniform(in: vertical)
    )
    var page = Plane(width: ink.width + Int(left + right), height: ink.height + Int(top + bottom))
    page.draw(ink, left: Int(left), top: Int(top))
    return page
  }

  /// What is printed on the paper: 0 is blank, 1 is black.
  ///
  /// - Parameter unit: the height of the writing, in pixels.
  private func printed(
    width: Int, height: Int, unit: Float, using generator: inout SeededGenerator
  ) -> Plane {
    var print = Plane(width: width, height: height)
    let (right, bottom) = (Float(width), Float(height))
    switch self {
    case .cell:
      for side in 0..<4 where generator.nextUniform() < 0.6 {
        let inset = unit * generator.nextUniform(in: -0.02...0.2)
        let darkness = generator.nextUniform(in: 0.15...0.7)
        // From a corner of the cell to the border of the image, or through both.
        let start = generator.nextUniform() < 0.5 ? -2 : unit * generator.nextUniform(in: 0...0.3)
        let tilt = generator.nextNormal()
        let (from, to) =
          switch side {
          case 0: (Vector2(inset, start), Vector2(inset + tilt, bottom + 2))
          case 1: (Vector2(right - inset, -2), Vector2(right - inset + tilt, bottom - start))
          case 2: (Vector2(start, inset), Vector2(right + 2, inset + tilt))
          default: (Vector2(-2, bottom - inset), Vector2(right - start, bottom - inset + tilt))
          }
        print.drawLine(
          from: from, to: to, width: unit * generator.nextUniform(in: 0.03...0.1), darkness: darkness)
      }
      if generator.nextUniform() < 0.25 { print.drawPaleBand(unit: unit, using: &generator) }
    case .check:
      print.drawWaves(
        darkness: generator.nextElement(of: [0, 0.08, 0.12, 0.16]), unit: unit, using: &generator)
      if generator.nextUniform() < 0.5 {
        let level = bottom - unit * generator.nextUniform(in: 0.05...0.25)
        print.drawLine(
          from: Vector2(-2, level), to: Vector2(right + 2, level + generator.nextNormal()),
          width: unit * generator.nextUniform(in: 0.04...0.12),
          darkness: generator.nextUniform(in: 0.4...0.9))
      }
    case .plain:
      guard generator.nextUniform() < 0.4 else { break }
      let distance = bottom * generator.nextUniform(in: 0.3...0.9)
      let darkness = generator.nextUniform(in: 0.08...0.3)
      var level = distance * generator.nextUniform()
      while level < bottom {
        print.drawLine(
          from: Vector2(-2, level), to: Vector2(right + 2, level), width: 0.05 * unit, darkness: darkness)
        level += distance
      }
    }
    return print
  }
}

extension Plane {
  /// Draws a short stroke at random, such as a tick or a trace of the cell beside.
  fileprivate mutating func drawStrayInk(using generator: inout SeededGenerator) {
    let start = Vector2(Float(width) * generator.nextUniform(), Float(height) * generator.nextUniform())
    let end = start + 0.15 * Float(height) * generator.nextNormalVector()
    drawLine(from: start, to: end, width: Float(height) * generator.nextUniform(in: 0.03...0.08))
  }

  /// Draws a band parallel to a side of the image, such as a fold, or a line that shows through the paper.
  fileprivate mutating func drawPaleBand(unit: Float, using generator: inout SeededGenerator) {
    let bandWidth = unit * generator.nextUniform(in: 0.05...0.2)
    let darkness = generator.nextUniform(in: 0.03...0.25)
    let isUpright = generator.nextUniform() < 0.6
    let (length, breadth) = isUpright ? (height, width) : (width, height)
    let place = Float(breadth) * generator.nextUniform()
    let start = generator.nextUniform() < 0.5 ? -4 : Float(length) * generator.nextUniform(in: 0...0.5)
    let end =
      generator.nextUniform() < 0.5 ? Float(length) + 4 : Float(length) * generator.nextUniform(in: 0.5...1)
    let tilt = generator.nextNormal()
    drawLine(
      from: isUpright ? Vector2(place, start) : Vector2(start, place),
      to: isUpright ? Vector2(place + tilt, end) : Vector2(end, place + tilt), width: bandWidth,
      darkness: darkness)
  }

  /// Draws a bent line pattern, as it is printed on checks.
  fileprivate mutating func drawWaves(
    darkness: Float, unit: Float, using generator: inout SeededGenerator
  ) {
    guard darkness > 0 else { return }
    // Radians per pixel: a wavelength of a fifth to two fifths of the writing's height.
    let frequency = generator.nextUniform(in: 15...30) / unit
    let angle = generator.nextUniform(in: 0...3.1)
    let (bend, period) = (
      unit * generator.nextUniform(in: 0...0.15), unit * generator.nextUniform(in: 0.3...1)
    )
    for y in 0..<height {
      for x in 0..<width {
        let along = Float(y) * cos(angle) + Float(x) * sin(angle) + bend * sin(Float(x) / period)
        if sin(frequency * along) > 0.5 { self[x, y] = darkness }
      }
    }
  }

  /// Gaussian blur; the edge pixels are repeated outside.
  fileprivate func blurred(deviation: Float) -> Plane {
    let weights = (-4...4).map { exp(-Float($0 * $0) / (2 * deviation * deviation)) }
    let sum = weights.reduce(0, +)
    func rowsBlurred(_ plane: Plane) -> Plane {
      var result = plane
      for y in 0..<plane.height {
        for x in 0..<plane.width {
          result[x, y] =
            (0..<9).reduce(Float(0)) { total, index in
              total + weights[index] * plane[min(max(x + index - 4, 0), plane.width - 1), y]
            } / sum
        }
      }
      return result
    }
    return rowsBlurred(rowsBlurred(self).transposed()).transposed()
  }
}
