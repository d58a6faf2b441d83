/// The grid as one image per tile, with names below the tiles and a color key.
extension TileGrid {
  private static let width = 360.0
  /// The height of a name below a tile.
  private static let nameHeight = 16.0

  /// The figure of the separate tiles.
  ///
  /// - Parameters:
  ///   - gap: between tiles, in units.
  ///   - names: one per tile, or none.
  public func separateFigure(title: String, gap: Double, names: [String] = []) -> Figure {
    let side = (Self.width - Double(columns - 1) * gap) / Double(columns)
    let pitch = (x: side + gap, y: side + gap + (names.isEmpty ? 0 : Self.nameHeight))
    let keyTop = Double(rows) * pitch.y + 6
    var figure = Figure(width: Self.width, height: Double(rows) * pitch.y + 34, scale: 1.5, title: title)
    for index in 0..<count {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let box = Rectangle(
        x: Double(column) * pitch.x, y: Double(row) * pitch.y, width: side,
        height: side * Double(tileHeight) / Double(tileWidth))
      // Below two units per pixel, sharp squares would have unequal sizes.
      let isPixelated = side >= 2 * Double(tileWidth)
      figure.add(.image(raster(tile(index), width: tileWidth), box, isPixelated: isPixelated))
      figure.add(.rectangle(box, stroke: .grid))
      if index < names.count {
        let below = Point(x: box.x + side / 2, y: box.y + box.height + 13)
        figure.add(.text(names[index], at: below, TextStyle(size: 12, anchor: .middle, isBold: true)))
      }
    }
    drawKey(at: keyTop, in: &figure)
    return figure
  }

  /// Draws the color scale from the lowest to the highest value.
  private func drawKey(at y: Double, in figure: inout Figure) {
    let steps = 65
    let ramp = (0..<steps).map { full * (2 * Float($0) / Float(steps - 1) - 1) }
    let bar = Rectangle(x: 90, y: y, width: 180, height: 10)
    figure.add(.image(raster(ramp, width: steps), bar, isPixelated: false))
    figure.add(.rectangle(bar, stroke: .grid))
    let places = full < 0.01 ? 4 : full < 1 ? 3 : 1
    let ticks = [(-full, bar.x), (0, bar.x + bar.width / 2), (full, bar.x + bar.width)]
    for (value, x) in ticks {
      let label = value == 0 ? "0" : decimal(value, places: places)
      figure.add(.text(label, at: Point(x: x, y: y + bar.height + 15), .axis(.middle)))
    }
  }
}
