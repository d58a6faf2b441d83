/// An image in a figure.
public enum Raster: Sendable {
  /// A photo. It looks the same on light and dark screens.
  case photo(PixelBuffer)
  /// Ink on the figure's background, gray, 255 = no ink. It is dark on light screens and light on dark ones.
  case ink(PixelBuffer)
  /// Positive and negative values, with opacity; 0 is transparent.
  case signed(PixelBuffer)

  /// An image of ink.
  ///
  /// - Parameters:
  ///   - values: 0 = no ink; row-major, height × width.
  ///   - full: the value that is drawn as full ink, above 0.
  public init(ink values: [Float], width: Int, full: Float = 1) {
    self = .ink(
      PixelBuffer(
        width: width, height: values.count / width, format: .gray, pixels: values.map { byte(1 - $0 / full) }
      ))
  }

  /// An image of signed values: positive ones in `Color.accent`, negative ones in `Color.contrast`.
  ///
  /// - Parameters:
  ///   - values: row-major, height × width.
  ///   - full: the magnitude that is drawn in full color, above 0.
  public init(signed values: [Float], width: Int, full: Float) {
    let (positive, negative) = (Color.accent.mean, Color.contrast.mean)
    self = .signed(
      PixelBuffer(
        width: width, height: values.count / width, format: .rgba,
        pixels: values.flatMap { ($0 < 0 ? negative : positive) + [byte(abs($0) / full)] }))
  }

  public var buffer: PixelBuffer {
    switch self {
    case .photo(let buffer), .ink(let buffer), .signed(let buffer): buffer
    }
  }
}

/// 0…1 as 0…255, rounded: `byte(0.5)` is 128. Values beyond are clamped.
private func byte(_ value: Float) -> UInt8 { UInt8(max(0, min(1, value)) * 255 + 0.5) }
