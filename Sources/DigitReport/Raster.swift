import DigitImage

/// Pixels in a drawing.
enum Raster {
  /// A photo: it looks the same on light and dark screens.
  case photo(Bitmap)
  /// Ink on the drawing's ground, 255 = bare ground: it is dark on light screens and light on dark ones.
  case ink(Bitmap)
  /// Values on both sides of 0, red, green, blue and opacity: the drawing's ground is 0.
  case signed(Bitmap)

  /// The photo that the road works on.
  init(_ picture: Picture) {
    let (width, height, channels) = (picture.width, picture.height, picture.channels.count)
    var pixels = [UInt8](repeating: 0, count: width * height * channels)
    for (offset, plane) in picture.channels.enumerated() {
      for (index, value) in plane.values.enumerated() { pixels[index * channels + offset] = level(value) }
    }
    self = .photo(Bitmap(width: width, height: height, channels: channels, pixels: pixels))
  }

  /// - Parameter full: the value that is shown as full ink.
  init(ink: Plane, full: Float = 1) {
    self = .ink(
      Bitmap(
        width: ink.width, height: ink.height, channels: 1, pixels: ink.values.map { level(1 - $0 / full) }))
  }

  /// - Parameter full: above 0; values this far from 0 are shown in full `Color.accent` where they are above it,
  ///   in full `Color.contrast` where they are below.
  init(signed values: Plane, full: Float) {
    let (above, below) = (Color.accent.middle, Color.contrast.middle)
    self = .signed(
      Bitmap(
        width: values.width, height: values.height, channels: 4,
        pixels: values.values.flatMap { ($0 < 0 ? below : above) + [level(abs($0) / full)] }))
  }

  var bitmap: Bitmap {
    switch self {
    case .photo(let bitmap), .ink(let bitmap), .signed(let bitmap): bitmap
    }
  }
}

/// 0…1 as 0…255.
private func level(_ value: Float) -> UInt8 { UInt8(max(0, min(1, value)) * 255 + 0.5) }
