@testable import DigitImage

/// A test image of paper and strokes, drawn pixel by pixel.
struct Paper {
  /// The lightness of the paper, 0…1, before it is shaded.
  static let lightness: Float = 0.8

  let width: Int
  let height: Int
  /// Lightness, 0…1.
  var light: Plane

  init(width: Int, height: Int, lightness: Float = Paper.lightness) {
    self.width = width
    self.height = height
    light = Plane(width: width, height: height, filledWith: lightness)
  }

  typealias Point = (x: Float, y: Float)

  /// Draws straight strokes from point to point, in pixels, with anti-aliased edges and round ends.
  ///
  /// - Parameter darkness: the fraction of the paper's light that the ink absorbs.
  mutating func stroke(_ points: [Point], width: Float, darkness: Float = 0.7) {
    for index in points.indices.dropLast() {
      let (a, b) = (points[index], points[index + 1])
      let length = max(((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot(), 0.001)
      let columns = covered(a.x, b.x, margin: width / 2 + 1, limit: self.width)
      for y in covered(a.y, b.y, margin: width / 2 + 1, limit: height) {
        for x in columns {
          let (px, py) = (Float(x) + 0.5, Float(y) + 0.5)
          let along = max(
            0, min(1, ((px - a.x) * (b.x - a.x) + (py - a.y) * (b.y - a.y)) / (length * length)))
          let (dx, dy) = (px - a.x - along * (b.x - a.x), py - a.y - along * (b.y - a.y))
          let coverage = max(0, min(1, width / 2 + 0.5 - (dx * dx + dy * dy).squareRoot()))
          light[x, y] = min(light[x, y], Self.lightness * (1 - coverage * darkness))
        }
      }
    }
  }

  /// The pixels from one place to another along an axis, with a margin on both sides.
  private func covered(_ a: Float, _ b: Float, margin: Float, limit: Int) -> Range<Int> {
    let first = max(0, min(Float(limit), min(a, b) - margin))
    let end = max(first, min(Float(limit), (max(a, b) + margin).rounded(.up)))
    return Int(first)..<Int(end)
  }

  /// Draws a box of ink, without anti-aliasing.
  mutating func ink(_ box: PixelBox, darkness: Float = 0.7) {
    light.fill(box, with: Self.lightness * (1 - darkness))
  }

  /// Multiplies the light, as shadows and lamps do; x and y are 0…1.
  mutating func shade(_ factor: (_ x: Float, _ y: Float) -> Float) {
    for y in 0..<height {
      for x in 0..<width { light[x, y] *= factor(Float(x) / Float(width), Float(y) / Float(height)) }
    }
  }

  /// Adds uniform noise, −amount…amount.
  mutating func addNoise(_ amount: Float, seed: UInt64 = 1) {
    var noise = TestNoise(seed: seed)
    for index in light.values.indices { light.values[index] += amount * noise.next() }
  }

  /// The gray image, or its negative.
  func bitmap(inverted: Bool = false) -> Bitmap {
    let pixels = light.values.map { value -> UInt8 in
      let intensity = UInt8(max(0, min(255, (value * 255).rounded())))
      return inverted ? 255 - intensity : intensity
    }
    return Bitmap(width: width, height: height, format: .gray, pixels: pixels)
  }

  /// Draws a crossed 7 into a box of 0.6 × height by height.
  ///
  /// - Parameter strokeWidth: nil means a tenth of the height.
  mutating func seven(
    left: Float, top: Float, height: Float, strokeWidth: Float? = nil, darkness: Float = 0.7
  ) {
    let width = strokeWidth ?? height / 10
    func at(_ x: Float, _ y: Float) -> Point { (left + x * height, top + y * height) }
    stroke([at(0, 0.05), at(0.6, 0.05), at(0.2, 1)], width: width, darkness: darkness)
    stroke([at(0.15, 0.5), at(0.6, 0.5)], width: width, darkness: darkness)
  }
}
