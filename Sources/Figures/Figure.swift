/// A vector drawing: shapes in paint order, the first at the back.
public struct Figure: Sendable {
  /// In units; y points downward.
  public let width: Double
  public let height: Double
  /// Screen pixels per unit at full size.
  public let scale: Double
  /// A text alternative for readers who cannot see the figure.
  public let title: String
  public private(set) var shapes: [Shape] = []

  public init(width: Double, height: Double, scale: Double = 1, title: String) {
    (self.width, self.height, self.scale, self.title) = (width, height, scale, title)
  }

  /// Adds a shape in front of the others.
  public mutating func add(_ shape: Shape) { shapes.append(shape) }
}

/// A part of a figure.
public enum Shape: Sendable {
  case rectangle(Rectangle, fill: Fill? = nil, stroke: Stroke? = nil)
  /// A polyline.
  case line([Point], Stroke)
  case circle(center: Point, radius: Double, fill: Fill)
  /// A line of text; the point is on its baseline.
  case text(String, at: Point, TextStyle)
  /// An image stretched to a rectangle. If `isPixelated`, pixels are drawn as squares; otherwise they are interpolated.
  case image(Raster, Rectangle, isPixelated: Bool)
}

extension Figure {
  /// An image as large as `room` permits, one unit per pixel, with shapes over it and a border.
  ///
  /// - Parameters:
  ///   - room: in screen pixels.
  ///   - overlays: in pixels of the image.
  public init(
    _ raster: Raster, title: String, fitting room: (width: Double, height: Double) = (540, 480),
    overlays: [Shape] = []
  ) {
    let (width, height) = (Double(raster.buffer.width), Double(raster.buffer.height))
    let scale = min(room.width / width, room.height / height)
    self.init(width: width, height: height, scale: scale, title: title)
    let all = Rectangle(x: 0, y: 0, width: width, height: height)
    add(.image(raster, all, isPixelated: scale >= 3))
    for shape in overlays { add(shape) }
    add(.rectangle(all, stroke: .grid))
  }
}
