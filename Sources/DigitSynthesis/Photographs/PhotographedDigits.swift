import DigitImage
import NeuralNetwork

import SystemSupport

/// Another source's digits after they have been on paper, before a camera, and through the road from a photo to
/// 28×28: what a network meets in use, for measuring how sure it may be of its answers.
public struct PhotographedDigits<Source: SampleSource>: SampleSource {
  private let source: Source
  private let seed: UInt64

  /// - Parameters:
  ///   - source: ink, 0…1, 1 = full ink, in MNIST's form: 784 inputs.
  ///   - seed: The same seed takes the same photos in each epoch.
  public init(_ source: Source, seed: UInt64) {
    precondition(source.inputs == DigitBox.side * DigitBox.side, "only digits of 28×28 can be photographed")
    self.source = source
    self.seed = seed
  }

  public var count: Int { source.count }
  public var inputs: Int { source.inputs }
  public func label(of sample: Int) -> Int { source.label(of: sample) }

  /// The digit as the road finds it in its photo; bare where it finds none.
  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    source.fill(destination, sample: sample, epoch: epoch)
    var generator = SeededGenerator(seed: seed, streams: UInt64(epoch), UInt64(sample))
    let digit = Plane(width: DigitBox.side, height: DigitBox.side, values: Array(destination))
    let photo = Photograph(of: digit, generator: &generator)
    let found = (try? Preprocessing.run(photo.bitmap))?.pixels
    for index in destination.indices { destination[index] = found?[index] ?? 0 }
  }
}

/// A photo of one digit on paper.
struct Photograph {
  /// Gray.
  let bitmap: Bitmap

  /// - Parameter digit: ink, 0…1.
  init(of digit: Plane, generator: inout SeededGenerator) {
    let width = 120 + Int(generator.nextUniform() * 120)
    let height = 120 + Int(generator.nextUniform() * 120)
    let size = Int(Float(min(width, height)) * generator.nextUniform(in: 0.45...1))
    let left = Int(Float(width - size) * generator.nextUniform())
    let top = Int(Float(height - size) * generator.nextUniform())
    let ink = digit.resized(width: size, height: size)
    let light = Light(generator: &generator)
    let darkness = generator.nextUniform(in: 0.25...0.9)
    let edge = generator.nextUniform(in: 0.35...0.55)
    let noise = 0.02 * abs(generator.nextNormal())
    let isInverted = generator.nextUniform() < 0.2

    var pixels = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        let inside = x >= left && y >= top && x < left + size && y < top + size
        // A pen's edge is sharper than that of an enlarged small picture.
        let cover = inside ? min(max((ink[x - left, y - top] - edge) * 4 + 0.5, 0), 1) : 0
        let level = light.level(Float(x) / Float(width), Float(y) / Float(height)) * (1 - darkness * cover)
        let seen = level + noise * generator.nextUniform(in: -1.7...1.7)
        let byte = UInt8(min(max(seen, 0), 1) * 255)
        pixels[y * width + x] = isInverted ? 255 - byte : byte
      }
    }
    bitmap = Bitmap(width: width, height: height, format: .gray, pixels: pixels)
  }
}

/// Uneven light on paper.
private struct Light {
  private let brightness: Float
  /// How much it falls off from one side to the other, and toward the corners.
  private let slope: Point
  private let vignette: Float
  /// A shadow's edge: its direction, place and softness, and what it leaves of the light.
  private let shadow: (direction: Point, place: Float, softness: Float, light: Float)

  init(generator: inout SeededGenerator) {
    brightness = generator.nextUniform(in: 0.45...0.95)
    slope = 0.12 * Point(generator.nextNormal(), generator.nextNormal())
    vignette = generator.nextUniform(in: 0...0.5)
    let angle = generator.nextUniform(in: 0...6.2832)
    let isShaded = generator.nextUniform() < 0.3
    shadow = (
      Point(cos(angle), sin(angle)), generator.nextUniform(in: -0.5...0.5),
      generator.nextUniform(in: 0.02...0.3), isShaded ? generator.nextUniform(in: 0.5...0.9) : 1
    )
  }

  /// Lightness of bare paper at a place, 0…1 × 0…1.
  func level(_ x: Float, _ y: Float) -> Float {
    let place = Point(x - 0.5, y - 0.5)
    let depth = min(max(((place * shadow.direction).sum() - shadow.place) / shadow.softness, 0), 1)
    return brightness * (1 + (place * slope).sum()) * (1 - vignette * (place * place).sum())
      * (1 - depth * (1 - shadow.light))
  }
}
