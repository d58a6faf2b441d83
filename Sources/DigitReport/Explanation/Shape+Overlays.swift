import DigitImage
import Figures

extension Shape {
  /// A rectangle around a box of pixels.
  static func box(_ box: PixelBox, fill: Fill? = nil, stroke: Stroke) -> Shape {
    .rectangle(
      Rectangle(
        x: Double(box.left), y: Double(box.top), width: Double(box.width), height: Double(box.height)),
      fill: fill, stroke: stroke)
  }

  /// The courses of all ruled lines of an image.
  static func courses(of lines: RuledLines, width: Int, height: Int, stroke: Stroke) -> [Shape] {
    let horizontal = lines.horizontal.map { course(of: $0, length: width) }
    let vertical = lines.vertical.map { course(of: $0, length: height).map { Point(x: $0.y, y: $0.x) } }
    return (horizontal + vertical).map { .line($0, stroke) }
  }

  /// Points along one line, close enough to show that it bends.
  private static func course(of line: RuledLine, length: Int) -> [Point] {
    let pieces = 16
    return (0...pieces).map { piece in
      let x = (length - 1) * piece / pieces
      return Point(x: Double(x), y: Double(line.row(at: x, width: length)))
    }
  }
}
