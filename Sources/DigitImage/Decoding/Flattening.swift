/// What lies under a picture with transparent parts.
enum Ground: UInt8 {
  case black = 0
  case white = 255
}

/// The ground on which what can be seen stands out.
///
/// A transparent drawing in light ink goes over black. A picture of which half or more can be seen is no bare
/// ink but a picture with holes, such as a page with rounded corners, and goes over white like all others.
///
/// - Parameter pixels: red, green, blue and alpha, not premultiplied.
func ground(under pixels: UnsafeBufferPointer<UInt8>) -> Ground {
  var alpha = 0
  var light = 0
  for pixel in stride(from: 0, to: pixels.count, by: 4) {
    let opacity = Int(pixels[pixel + 3])
    guard opacity > 0 else { continue }
    let luminance = 299 * Int(pixels[pixel]) + 587 * Int(pixels[pixel + 1]) + 114 * Int(pixels[pixel + 2])
    alpha += opacity
    light += opacity * luminance / 1000
  }
  let visibleShareIsSmall = alpha * 2 < pixels.count / 4 * 255
  return visibleShareIsSmall && light * 2 > alpha * 255 ? .black : .white
}

/// Lays RGBA over its ground, in place: the first three quarters of the buffer hold RGB afterwards.
func flatten(_ pixels: UnsafeMutableBufferPointer<UInt8>) {
  let ground = Int(ground(under: UnsafeBufferPointer(pixels)).rawValue)
  var target = 0
  for source in stride(from: 0, to: pixels.count, by: 4) {
    let alpha = Int(pixels[source + 3])
    for channel in 0..<3 {
      let level = Int(pixels[source + channel])
      pixels[target + channel] = UInt8((level * alpha + ground * (255 - alpha) + 127) / 255)
    }
    target += 3
  }
}
