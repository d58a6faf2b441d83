import DigitImage

extension Figure {
  /// Pixels as large as a page has room for, one unit a pixel, and over them what is to be seen there.
  init(
    _ raster: Raster, title: String, fitting room: (width: Double, height: Double) = (640, 480),
    marks: [Shape] = []
  ) {
    let (width, height) = (Double(raster.bitmap.width), Double(raster.bitmap.height))
    let scale = min(room.width / width, room.height / height)
    self.init(width: width, height: height, scale: scale, title: title)
    let all = Rectangle(x: 0, y: 0, width: width, height: height)
    add(.image(raster, all, isPixelated: scale >= 3))
    for mark in marks { add(mark) }
    add(.rectangle(all, stroke: Stroke(color: .rule, width: 1)))
  }
}

extension Shape {
  /// A box around a part of the ink.
  static func box(_ box: PixelBox, fill: Fill? = nil, stroke: Stroke) -> Shape {
    .rectangle(
      Rectangle(
        x: Double(box.left), y: Double(box.top), width: Double(box.width), height: Double(box.height)),
      fill: fill, stroke: stroke)
  }

  /// The courses of all printed lines of a picture.
  static func courses(of lines: RuledLines, width: Int, height: Int, stroke: Stroke) -> [Shape] {
    let across = lines.horizontal.map { course(of: $0, length: width) }
    let down = lines.vertical.map { course(of: $0, length: height).map { Point(x: $0.y, y: $0.x) } }
    return (across + down).map { .line($0, stroke) }
  }

  /// Points along one line, dense enough for its bend.
  private static func course(of line: RuledLine, length: Int) -> [Point] {
    let pieces = 16
    return (0...pieces).map { piece in
      let x = (length - 1) * piece / pieces
      return Point(x: Double(x), y: Double(line.row(at: x, width: length)))
    }
  }
}
