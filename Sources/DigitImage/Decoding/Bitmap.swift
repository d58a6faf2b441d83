/// A picture, upright: eight bits a channel. A decoded one is as the eye would see it on paper, and has no opacity.
public struct Bitmap: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// 1: gray. 3: red, green, blue (sRGB). 4: opacity besides, by which the colors are not multiplied.
  public let channels: Int
  /// Levels, 0…255; row-major, height × width × channels.
  public let pixels: [UInt8]

  /// - Precondition: `pixels.count == width * height * channels`, and there is at least one pixel.
  public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && [1, 3, 4].contains(channels))
    precondition(pixels.count == width * height * channels)
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }
}
