/// A drawing: shapes one over the other, in units of the drawing's own, y downwards.
struct Figure {
  /// In units.
  let width: Double
  let height: Double
  /// Screen pixels a unit, where there is room.
  let scale: Double
  /// What it shows, for those who cannot see it.
  let title: String
  private(set) var shapes: [Shape] = []

  init(width: Double, height: Double, scale: Double = 1, title: String) {
    self.width = width
    self.height = height
    self.scale = scale
    self.title = title
  }

  mutating func add(_ shape: Shape) { shapes.append(shape) }
}

/// A part of a drawing.
enum Shape {
  case rectangle(Rectangle, fill: Fill? = nil, stroke: Stroke? = nil)
  case line([Point], Stroke)
  case circle(center: Point, radius: Double, fill: Fill)
  case text(String, at: Point, TextStyle)
  /// - isPixelated: pixels are shown as squares instead of being smoothed.
  case image(Raster, Rectangle, isPixelated: Bool)
}

struct Point {
  var x: Double
  var y: Double
}

struct Rectangle {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
}

struct Fill {
  var color: Color
  /// 0…1.
  var opacity = 1.0
}

struct Stroke {
  var color: Color
  /// In screen pixels, whatever the drawing's scale.
  var width = 1.5
  var isDashed = false
}

struct TextStyle {
  enum Anchor: String { case start, middle, end }

  var size = 13.0
  var color = Color.text
  var anchor = Anchor.start
  var isBold = false
}
