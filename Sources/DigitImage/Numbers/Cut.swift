/// A straight cut between two digits that touch.
struct Cut: Equatable {
  /// The column at the middle of the component's height, in pixels of the component's box.
  let x: Float
  /// The columns to the right that the cut moves per row upward; 0 is vertical.
  let slant: Float
  /// The number of ink pixels that it crosses.
  let ink: Int
  /// The number of rows from the first of them to the last.
  let extent: Int
  /// Whether it runs along a stroke that both digits share.
  var isAlongStroke = false

  /// How far to the right of the cut a pixel lies, in a component of this height; negative on its left.
  func distance(toX column: Int, y row: Int, height: Int) -> Float {
    Float(column) + 0.5 - x - slant * (Float(height) / 2 - Float(row) - 0.5)
  }
}

extension Cut {
  /// The slants that are tried: handwriting leans to the right more than to the left.
  private static let slants: [Float] = [0, 0.2, -0.2, 0.4, 0.6]
  /// How many of them are tried for waists and shared strokes: more would find a waist beside any loop.
  private static let uprightSlants = 3
  /// A waist is at most as high as this fraction of the ink on both sides.
  private static let waist: Float = 0.88

  /// The places where a component may be cut into digits: minima of the ink that a straight cut crosses, waists of its
  /// outline, and strokes between two loops.
  ///
  /// LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition" (1998), section V, cut
  /// at the same places and call it heuristic over-segmentation: it may cut digits too, because the search through the lattice
  /// joins them again.
  ///
  /// - Parameters:
  ///   - mask: 1 where the component has ink, otherwise 0; the size of its box.
  ///   - strokeWidth: in pixels.
  ///   - spacing: the smallest distance between cuts through little ink and from a cut to the sides, in pixels.
  /// - Returns: the cuts, from left to right.
  static func candidates(in mask: Plane, strokeWidth: Float, spacing: Float) -> [Cut] {
    let cuts = (0..<mask.width).map { x in slants.map { Cut(mask, through: Float(x) + 0.5, slant: $0) } }
    let lowest = cuts.compactMap { $0.min { $0.ink < $1.ink } }
    // A loop is cut through two strokes, at a slant.
    let limit = 3.2 * strokeWidth
    let inside = spacing.nextUp..<max(spacing.nextUp, Float(mask.width) - spacing)
    let allowed = lowest.filter { Float($0.ink) <= limit && inside.contains($0.x) }
    var chosen: [Cut] = []
    // Of a plateau, the column nearest to its middle: more ink on either side.
    for cut in allowed.sorted(by: { ($0.weight(in: lowest), $0.x) < ($1.weight(in: lowest), $1.x) })
    where chosen.allSatisfy({ abs($0.x - cut.x) >= spacing }) {
      chosen.append(cut)
    }
    let narrowest = cuts.compactMap { $0.prefix(uprightSlants).min { $0.extent < $1.extent } }
    let waists = waists(of: narrowest, reach: max(2, Int(2 * spacing)))
    for cut in sharedStrokes(of: cuts, height: mask.height, reach: Int(2.5 * spacing)) + waists
    where inside.contains(cut.x) && chosen.allSatisfy({ abs($0.x - cut.x) >= 0.6 * spacing }) {
      chosen.append(cut)
    }
    return chosen.sorted { $0.x < $1.x }
  }

  /// The ink of the cut, and a little of that beside it.
  private func weight(in lowest: [Cut]) -> Float {
    let column = Int(x)
    let near = (max(0, column - 2)...min(lowest.count - 1, column + 2)).map { Float(lowest[$0].ink) }
    return Float(ink) + 0.1 * near.reduce(0, +) / Float(near.count)
  }

  /// The cuts through waists: round digits that touch, such as two zeros, do so along a stroke, where a cut crosses more ink than
  /// one through their loops.
  ///
  /// - Parameters:
  ///   - narrowest: for each column the cut of the smallest extent.
  ///   - reach: the columns on either side among which a waist is the narrowest.
  private static func waists(of narrowest: [Cut], reach: Int) -> [Cut] {
    var found: [Cut] = []
    var start = 0
    while start < narrowest.count {
      let extent = narrowest[start].extent
      let end = narrowest[start...].firstIndex { $0.extent != extent } ?? narrowest.count
      let sides = [
        narrowest[max(0, start - reach)..<start], narrowest[end..<min(narrowest.count, end + reach)],
      ]
      let isWaist = sides.allSatisfy { side in
        side.allSatisfy { $0.extent >= extent } && side.contains { Float(extent) <= waist * Float($0.extent) }
      }
      if isWaist { found.append(narrowest[(start + end) / 2]) }
      start = end
    }
    return found
  }

  /// The cuts along upright strokes between two loops: narrow zeros are often written so close that they share a stroke.
  ///
  /// - Parameters:
  ///   - cuts: for each column, one for each slant.
  ///   - height: of the component, in pixels.
  ///   - reach: the columns on either side in which there is a loop.
  /// - Returns: those with the most ink first.
  private static func sharedStrokes(of cuts: [[Cut]], height: Int, reach: Int) -> [Cut] {
    let found = cuts.indices.compactMap { x -> Cut? in
      let slants = cuts[x].prefix(uprightSlants)
      guard let slant = slants.indices.max(by: { slants[$0].ink < slants[$1].ink }) else { return nil }
      var cut = slants[slant]
      guard 10 * cut.ink >= 7 * height else { return nil }
      let sides = [cuts[max(0, x - reach)..<x], cuts[x + 1..<min(cuts.count, x + 1 + reach)]]
      let isBetweenLoops = sides.allSatisfy { side in
        side.contains { 10 * $0[slant].ink <= 7 * cut.ink && 10 * $0[slant].extent >= 6 * height }
      }
      cut.isAlongStroke = true
      return isBetweenLoops ? cut : nil
    }
    return found.sorted { ($1.ink, $0.x) < ($0.ink, $1.x) }
  }

  private init(_ mask: Plane, through x: Float, slant: Float) {
    var (ink, first, last) = (0, mask.height, -1)
    for y in 0..<mask.height {
      let column = Int((x + slant * (Float(mask.height) / 2 - Float(y) - 0.5)).rounded(.down))
      guard column >= 0, column < mask.width, mask[column, y] > 0 else { continue }
      ink += 1
      first = min(first, y)
      last = y
    }
    self.init(x: x, slant: slant, ink: ink, extent: max(0, last - first + 1))
  }
}
