import DigitImage
import Figures

// Figures leaves PNG compression to its caller: this is the one place that supplies it.

extension Figure {
  /// The figure as an SVG element for a page that contains `Figure.stylesheet`.
  var svg: Markup { svg(encode: encodedPNG) }

  /// The figure as the bytes of an SVG file.
  var svgFile: [UInt8] { Array(svgFile(encode: encodedPNG).utf8) }

  /// The figure as the bytes of a PNG file with two pixels per screen pixel.
  var pngFile: [UInt8] { png(encode: encodedPNG) }
}

private func encodedPNG(_ buffer: PixelBuffer) -> [UInt8] {
  let format: PNGPixelFormat =
    switch buffer.format {
    case .gray: .gray
    case .rgb: .rgb
    case .rgba: .rgba
    }
  return encodePNG(buffer.pixels, width: buffer.width, height: buffer.height, format: format)
}
