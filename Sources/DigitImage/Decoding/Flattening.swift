import CPlaneOperations

/// The color under the transparent parts of an image; the raw value is its intensity.
enum Backdrop: UInt8 {
  case black = 0
  case white = 255

  /// The backdrop against which the visible pixels stand out.
  ///
  /// A transparent drawing in light ink goes over black. Everything else goes over white, also an image that is at
  /// least half opaque: it is not bare ink but an image with holes, such as a page with rounded corners.
  ///
  /// - Parameter pixels: red, green, blue, opacity; the colors are not multiplied by the opacity.
  init(under pixels: UnsafeBufferPointer<UInt8>) {
    var alpha = 0
    var light = 0
    for pixel in stride(from: 0, to: pixels.count, by: 4) {
      let opacity = Int(pixels[pixel + 3])
      guard opacity > 0 else { continue }
      let luminance = 299 * Int(pixels[pixel]) + 587 * Int(pixels[pixel + 1]) + 114 * Int(pixels[pixel + 2])
      alpha += opacity
      light += opacity * luminance / 1000
    }
    let isMostlyTransparent = alpha * 2 < pixels.count / 4 * 255
    self = isMostlyTransparent && light * 2 > alpha * 255 ? .black : .white
  }
}

/// Composites RGBA pixels over their backdrop, in place: afterwards, the first three quarters of the buffer hold RGB.
func flatten(_ pixels: UnsafeMutableBufferPointer<UInt8>) {
  if pixels_are_opaque(pixels.baseAddress, pixels.count / 4) {
    pixels_drop_fourth(pixels.baseAddress, pixels.count / 4)
    return
  }
  let backdrop = Int(Backdrop(under: UnsafeBufferPointer(pixels)).rawValue)
  var target = 0
  for source in stride(from: 0, to: pixels.count, by: 4) {
    let alpha = Int(pixels[source + 3])
    for channel in 0..<3 {
      let intensity = Int(pixels[source + channel])
      pixels[target + channel] = UInt8((intensity * alpha + backdrop * (255 - alpha) + 127) / 255)
    }
    target += 3
  }
}
