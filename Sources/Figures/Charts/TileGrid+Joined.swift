/// The grid as one image with hairlines between the tiles: compact even for hundreds of tiles.
extension TileGrid {
  /// The figure of the joined tiles.
  ///
  /// - Parameter width: in units; less if a value would be larger than 40 units.
  public func joinedFigure(title: String, width: Double = 258) -> Figure {
    let pixel = min(width / Double(joinedWidth), 40)
    var figure = Figure(
      width: pixel * Double(joinedWidth), height: pixel * Double(joinedHeight), title: title)
    drawJoined(at: Point(x: 0, y: 0), pixel: pixel, in: &figure)
    return figure
  }

  /// Draws the joined tiles as large as possible in the center of a rectangle.
  public func drawJoined(in room: Rectangle, of figure: inout Figure) {
    let (width, height) = (Double(joinedWidth), Double(joinedHeight))
    let pixel = min(room.width / width, room.height / height)
    let corner = Point(
      x: room.x + (room.width - pixel * width) / 2, y: room.y + (room.height - pixel * height) / 2)
    drawJoined(at: corner, pixel: pixel, in: &figure)
  }

  /// Height over width of the joined tiles.
  public var joinedAspect: Double { Double(joinedHeight) / Double(joinedWidth) }

  private var joinedWidth: Int { columns * (tileWidth + gap) - gap }
  private var joinedHeight: Int { rows * (tileHeight + gap) - gap }

  /// Transparent pixels between tiles; tiles of a single value touch.
  private var gap: Int { tileWidth * tileHeight > 1 ? 1 : 0 }

  private var joinedValues: [Float] {
    let (width, height) = (joinedWidth, joinedHeight)
    var joined = [Float](repeating: 0, count: width * height)
    for index in 0..<count {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      for y in 0..<tileHeight {
        let start = (row * (tileHeight + gap) + y) * width + column * (tileWidth + gap)
        for x in 0..<tileWidth { joined[start + x] = values[(index * tileHeight + y) * tileWidth + x] }
      }
    }
    return joined
  }

  private func drawJoined(at corner: Point, pixel: Double, in figure: inout Figure) {
    let (width, height) = (pixel * Double(joinedWidth), pixel * Double(joinedHeight))
    let box = Rectangle(x: corner.x, y: corner.y, width: width, height: height)
    figure.add(.image(raster(joinedValues, width: joinedWidth), box, isPixelated: pixel >= 2))
    // Hairlines in the middle of the gaps.
    for x in stride(from: tileWidth, to: joinedWidth, by: tileWidth + gap) {
      let place = corner.x + (Double(x) + Double(gap) / 2) * pixel
      figure.add(.line([Point(x: place, y: box.y), Point(x: place, y: box.y + height)], .grid))
    }
    for y in stride(from: tileHeight, to: joinedHeight, by: tileHeight + gap) {
      let place = corner.y + (Double(y) + Double(gap) / 2) * pixel
      figure.add(.line([Point(x: box.x, y: place), Point(x: box.x + width, y: place)], .grid))
    }
    figure.add(.rectangle(box, stroke: .grid))
  }
}
