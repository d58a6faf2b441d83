/// A small copy of an image for pages with thousands of them.
///
/// It is a JPEG file: of a photo 0.8 kB on average, in color, where a gray PNG file of the same size has 2.2 kB.
public struct Thumbnail: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// The bytes of the JPEG file.
  public let file: [UInt8]

  /// In pixels: wide enough for a number.
  public static let maximumWidth = 192
  public static let maximumHeight = 96
  private static let quality = 60

  /// The thumbnail of an image file; nil if the file cannot be decoded.
  public init?(ofImage bytes: [UInt8]) {
    guard let bitmap = try? decodeImage(bytes, workingSide: max(Self.maximumWidth, Self.maximumHeight))
    else { return nil }
    self.init(bitmap)
  }

  /// The thumbnail of an image that is as small as an image for a network, without loss of size.
  ///
  /// - Parameters:
  ///   - intensities: ink, from 0 to `full`; row-major, side × side.
  ///   - full: the intensity of full ink, which is drawn in black.
  public init(ofInk intensities: some Collection<UInt8>, side: Int, full: Int) {
    let pixels = intensities.map { UInt8(255 - 255 * min(Int($0), full) / full) }
    self.init(Bitmap(width: side, height: side, format: .gray, pixels: pixels))
  }

  private init(_ bitmap: Bitmap) {
    let scale = min(
      1, Double(Self.maximumWidth) / Double(bitmap.width), Double(Self.maximumHeight) / Double(bitmap.height))
    let longSide = Int((scale * Double(max(bitmap.width, bitmap.height))).rounded())
    let small = Bitmap(WorkingImage(bitmap, longSide: longSide))
    (width, height, file) = (small.width, small.height, encodeJPEG(small, quality: Self.quality))
  }
}
