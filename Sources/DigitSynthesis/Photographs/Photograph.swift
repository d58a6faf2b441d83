import DigitImage
import NeuralNetwork

/// A synthetic photo of one digit on paper: random size, position, lighting, contrast and noise; one in five is
/// inverted.
///
/// - Parameter digit: ink, 0…1.
/// - Returns: a gray image of 120 to 239 pixels in each direction.
func photograph(of digit: Plane, using generator: inout SeededGenerator) -> Bitmap {
  let width = 120 + Int(generator.nextUniform() * 120)
  let height = 120 + Int(generator.nextUniform() * 120)
  let size = Int(Float(min(width, height)) * generator.nextUniform(in: 0.45...1))
  let left = Int(Float(width - size) * generator.nextUniform())
  let top = Int(Float(height - size) * generator.nextUniform())
  let ink = digit.resized(width: size, height: size)
  let lighting = Lighting(using: &generator)
  let darkness = generator.nextUniform(in: 0.25...0.9)
  let edge = generator.nextUniform(in: 0.35...0.55)
  let noise = 0.02 * abs(generator.nextNormal())
  let isInverted = generator.nextUniform() < 0.2

  var pixels = [UInt8](repeating: 0, count: width * height)
  for y in 0..<height {
    for x in 0..<width {
      let isInside = x >= left && y >= top && x < left + size && y < top + size
      // Enlarging the digit blurred its edges; a pen's are sharper.
      let coverage = isInside ? min(max((ink[x - left, y - top] - edge) * 4 + 0.5, 0), 1) : 0
      let lightness =
        lighting.lightness(Float(x) / Float(width), Float(y) / Float(height)) * (1 - darkness * coverage)
      let noisy = lightness + noise * generator.nextUniform(in: -1.7...1.7)
      let byte = UInt8(min(max(noisy, 0), 1) * 255)
      pixels[y * width + x] = isInverted ? 255 - byte : byte
    }
  }
  return Bitmap(width: width, height: height, format: .gray, pixels: pixels)
}
