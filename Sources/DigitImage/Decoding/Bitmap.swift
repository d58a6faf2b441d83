/// A decoded image: upright, opaque, 8 bits per channel.
public struct Bitmap: Sendable, Equatable {
  /// The channels of a pixel; the raw value is their number.
  public enum PixelFormat: Int, Sendable {
    case gray = 1
    /// Red, green, blue (sRGB).
    case rgb = 3

    /// The number of channels: 1 or 3.
    public var channels: Int { rawValue }
  }

  public let width: Int
  public let height: Int
  public let format: PixelFormat
  /// Intensities, 0…255, 255 = white; row-major, height × width × channels.
  public let pixels: [UInt8]

  /// - Precondition: `pixels.count == width * height * format.channels`, and there is at least one pixel.
  public init(width: Int, height: Int, format: PixelFormat, pixels: [UInt8]) {
    precondition(width > 0 && height > 0)
    precondition(pixels.count == width * height * format.channels)
    self.width = width
    self.height = height
    self.format = format
    self.pixels = pixels
  }
}
