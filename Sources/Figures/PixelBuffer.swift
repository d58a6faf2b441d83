/// The pixels of an image, 8 bits per channel.
public struct PixelBuffer: Sendable, Equatable {
  /// Raw values are the channels per pixel.
  public enum Format: Int, Sendable {
    case gray = 1
    /// Red, green, blue.
    case rgb = 3
    /// Red, green, blue, opacity; colors are not premultiplied.
    case rgba = 4
  }

  public let width: Int
  public let height: Int
  public let format: Format
  /// Intensities, 0…255; row-major, height × width × channels.
  public let pixels: [UInt8]

  /// - Precondition: `pixels.count == width * height * format.rawValue`.
  public init(width: Int, height: Int, format: Format, pixels: [UInt8]) {
    precondition(pixels.count == width * height * format.rawValue)
    (self.width, self.height, self.format, self.pixels) = (width, height, format, pixels)
  }
}

/// Writes pixels as a PNG file. Figures leaves the compression to its caller.
public typealias PNGEncoder = (PixelBuffer) -> [UInt8]
