/// A page's ink signal without its printed lines, and where they were.
///
/// A page has more lines than `RuledLineFinder` looks for, bends them, and ends them at the sides of its tables. A part of it
/// has few, straight ones, so the lines are removed tile by tile. Tiles overlap, so that a slanted line through the middle of
/// one does not leave it through its upper or lower side.
struct UnlinedPage {
  private(set) var signal: Plane
  /// The ink signal of the darkest line at each pixel; 0 where no line is near.
  private(set) var print: Plane

  init(_ signal: Plane) {
    self.signal = signal
    print = Plane(width: signal.width, height: signal.height)
    for rows in Self.tiles(signal.height) {
      for columns in Self.tiles(signal.width) {
        let box = PixelBox(
          left: columns.whole.lowerBound, top: rows.whole.lowerBound, right: columns.whole.upperBound,
          bottom: rows.whole.upperBound)
        guard let (unlined, printed) = Self.unlined(signal.cropped(to: box)) else { continue }
        for y in rows.middle {
          for x in columns.middle {
            self.signal[x, y] = unlined[x - box.left, y - box.top]
            print[x, y] = printed[x - box.left, y - box.top]
          }
        }
      }
    }
  }

  /// A tile without its lines, and their print; nil if it has none.
  ///
  /// The finder takes lines that are close to each other for one, so a second search finds the border of a table beside a line of
  /// squared paper.
  private static func unlined(_ tile: Plane) -> (signal: Plane, print: Plane)? {
    let lines = RuledLines(in: tile, mayEnd: true)
    guard !lines.isEmpty else { return nil }
    let once = tile.removing(lines)
    let others = RuledLines(in: once, mayEnd: true).besideFainter(lines, in: once, of: tile)
    let print = zip(tile.printedInk(of: lines).values, once.printedInk(of: others).values).map { max($0, $1) }
    return (
      others.isEmpty ? once : once.removing(others),
      Plane(width: tile.width, height: tile.height, values: print)
    )
  }

  /// The longest side of a tile's middle, in pixels.
  private static let tileSide = 384
  /// How far a tile reaches beyond its middle: the steepest line that is looked for rises by less in half a tile.
  private static let tileMargin = 64

  /// Divides an extent into tiles: their middles lie side by side.
  private static func tiles(_ extent: Int) -> [(middle: Range<Int>, whole: Range<Int>)] {
    let count = (extent + tileSide - 1) / tileSide
    return (0..<count).map { index in
      let middle = index * extent / count..<(index + 1) * extent / count
      return (
        middle, max(0, middle.lowerBound - tileMargin)..<min(extent, middle.upperBound + tileMargin)
      )
    }
  }
}

extension Plane {
  /// How far the print of a line may lie from it, in pixels.
  private static let reachOfPrint = 4

  /// The ink signal of the darkest printed line near each pixel; 0 where there is none.
  fileprivate func printedInk(of lines: RuledLines) -> Plane {
    var result = Plane(width: width, height: height)
    for line in lines.horizontal { result.draw(line, darkness: line.darkness(in: self)) }
    let upright = transposed()
    result = result.transposed()
    for line in lines.vertical { result.draw(line, darkness: line.darkness(in: upright)) }
    return result.transposed()
  }

  private mutating func draw(_ line: RuledLine, darkness: Float) {
    for x in 0..<width {
      let y = Int(line.row(at: x, width: width))
      for row in y - Self.reachOfPrint...y + Self.reachOfPrint where row >= 0 && row < height {
        self[x, row] = max(self[x, row], darkness)
      }
    }
  }
}

extension RuledLines {
  /// How close lines are of which the finder sees one, in pixels.
  private static let reach: Float = 16

  /// The lines that are beside fainter ones of an earlier search. Others may be rows of digits.
  ///
  /// - Parameters:
  ///   - signal: without the earlier lines.
  ///   - original: with them.
  fileprivate func besideFainter(_ earlier: RuledLines, in signal: Plane, of original: Plane) -> RuledLines {
    func kept(_ lines: [RuledLine], _ earlier: [RuledLine], _ signal: Plane, _ original: Plane) -> [RuledLine]
    {
      lines.filter { line in
        earlier.contains {
          $0.isNear(line, distance: Self.reach)
            && line.darkness(in: signal) > 1.2 * $0.darkness(in: original)
        }
      }
    }
    return RuledLines(
      horizontal: kept(horizontal, earlier.horizontal, signal, original),
      vertical: kept(vertical, earlier.vertical, signal.transposed(), original.transposed()),
      darkness: darkness)
  }
}
