import DigitImage

/// Interleaved pixels, 8 bits per channel; row-major, height × width × channels.
struct RasterPixels: Equatable {
  let width: Int
  let height: Int
  let format: PNGPixelFormat
  let pixels: [UInt8]

  var png: [UInt8] { encodePNG(pixels, width: width, height: height, format: format) }
}

/// Pixels in a drawing.
enum Raster {
  /// A photo: it looks the same on light and dark screens.
  case photo(RasterPixels)
  /// Ink on the drawing's ground, 255 = bare ground: it is dark on light screens and light on dark ones.
  case ink(RasterPixels)
  /// Values on both sides of 0, red, green, blue and opacity: the drawing's ground is 0.
  case signed(RasterPixels)

  /// The photo at the preprocessing's working size.
  init(_ image: WorkingImage) {
    let (width, height) = (image.width, image.height)
    let format: PNGPixelFormat = image.channels.count == 1 ? .gray : .rgb
    let channels = format.channels
    var pixels = [UInt8](repeating: 0, count: width * height * channels)
    for (offset, plane) in image.channels.enumerated() {
      for (index, value) in plane.values.enumerated() { pixels[index * channels + offset] = level(value) }
    }
    self = .photo(RasterPixels(width: width, height: height, format: format, pixels: pixels))
  }

  /// - Parameter full: the value that is shown as full ink.
  init(ink: Plane, full: Float = 1) {
    self = .ink(
      RasterPixels(
        width: ink.width, height: ink.height, format: .gray, pixels: ink.values.map { level(1 - $0 / full) }))
  }

  /// - Parameter full: above 0; values this far from 0 are shown in full `Color.accent` where they are above it,
  ///   in full `Color.contrast` where they are below.
  init(signed values: Plane, full: Float) {
    let (above, below) = (Color.accent.middle, Color.contrast.middle)
    self = .signed(
      RasterPixels(
        width: values.width, height: values.height, format: .rgba,
        pixels: values.values.flatMap { ($0 < 0 ? below : above) + [level(abs($0) / full)] }))
  }

  var bitmap: RasterPixels {
    switch self {
    case .photo(let bitmap), .ink(let bitmap), .signed(let bitmap): bitmap
    }
  }
}

/// 0…1 as 0…255.
private func level(_ value: Float) -> UInt8 { UInt8(max(0, min(1, value)) * 255 + 0.5) }
