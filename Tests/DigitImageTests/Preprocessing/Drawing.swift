@testable import DigitImage

/// A small generator of repeatable noise for test pictures (Knuth's MMIX constants).
struct TestNoise {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// Uniform, −1…1.
  mutating func next() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(state >> 40) / Float(1 << 23) - 1
  }
}

/// Test pictures of paper and strokes, drawn pixel by pixel.
struct Paper {
  let width: Int
  let height: Int
  /// Lightness, 0…1.
  var light: Plane

  init(width: Int, height: Int, lightness: Float = 0.8) {
    self.width = width
    self.height = height
    light = Plane(width: width, height: height, filledWith: lightness)
  }

  typealias Point = (x: Float, y: Float)

  /// Draws straight strokes from point to point, in pixels.
  mutating func stroke(_ points: [Point], width: Float, darkness: Float = 0.7) {
    for index in points.indices.dropLast() {
      let (a, b) = (points[index], points[index + 1])
      let length = max(((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot(), 0.001)
      for y in 0..<height {
        for x in 0..<self.width {
          let (px, py) = (Float(x) + 0.5, Float(y) + 0.5)
          let along = max(
            0, min(1, ((px - a.x) * (b.x - a.x) + (py - a.y) * (b.y - a.y)) / (length * length)))
          let (dx, dy) = (px - a.x - along * (b.x - a.x), py - a.y - along * (b.y - a.y))
          let cover = max(0, min(1, width / 2 + 0.5 - (dx * dx + dy * dy).squareRoot()))
          light[x, y] = min(light[x, y], paperLight * (1 - cover * darkness))
        }
      }
    }
  }

  private var paperLight: Float { 0.8 }

  /// Multiplies the light, as shadows and lamps do.
  mutating func shade(_ factor: (_ x: Float, _ y: Float) -> Float) {
    for y in 0..<height {
      for x in 0..<width { light[x, y] *= factor(Float(x) / Float(width), Float(y) / Float(height)) }
    }
  }

  mutating func addNoise(_ amount: Float, seed: UInt64 = 1) {
    var noise = TestNoise(seed: seed)
    for index in light.values.indices { light.values[index] += amount * noise.next() }
  }

  /// As a gray photo; `inverted` makes a negative of it.
  func bitmap(inverted: Bool = false) -> Bitmap {
    let pixels = light.values.map { value -> UInt8 in
      let level = UInt8(max(0, min(255, (value * 255).rounded())))
      return inverted ? 255 - level : level
    }
    return Bitmap(width: width, height: height, format: .gray, pixels: pixels)
  }

  /// A crossed 7 within a box, its strokes a tenth of its height wide unless said otherwise.
  mutating func seven(
    left: Float, top: Float, height: Float, strokeWidth: Float? = nil, darkness: Float = 0.7
  ) {
    let width = strokeWidth ?? height / 10
    func at(_ x: Float, _ y: Float) -> Point { (left + x * height, top + y * height) }
    stroke([at(0, 0.05), at(0.6, 0.05), at(0.2, 1)], width: width, darkness: darkness)
    stroke([at(0.15, 0.5), at(0.6, 0.5)], width: width, darkness: darkness)
  }
}

extension PreprocessedDigit {
  /// How alike two digits are: the greatest cosine between their pixels, 1 = the same, one of them moved
  /// by at most one pixel, since centering rounds to whole ones.
  func likeness(to other: PreprocessedDigit) -> Float {
    let norm = (squaredNorm(pixels) * squaredNorm(other.pixels)).squareRoot()
    var best: Float = 0
    for shift in [0, 1, -1, 28, -28, 29, -29, 27, -27] {
      var dot: Float = 0
      for index in max(0, -shift)..<min(784, 784 - shift) {
        dot += pixels[index] * other.pixels[index + shift]
      }
      best = max(best, dot / norm)
    }
    return best
  }

  private func squaredNorm(_ values: [Float]) -> Float { values.reduce(0) { $0 + $1 * $1 } }
}
