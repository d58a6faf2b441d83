/// A straight cut between two digits that touch.
struct Cut: Equatable {
  /// The column at the middle of the component's height, in pixels of the component's box.
  let x: Float
  /// The columns to the right that the cut moves per row upward; 0 is vertical.
  let slant: Float
  /// The number of ink pixels that it crosses.
  let ink: Int

  /// Whether the cut lies to the left of a pixel, in a component of this height.
  func isLeft(ofX column: Int, y row: Int, height: Int) -> Bool {
    Float(column) + 0.5 > x + slant * (Float(height) / 2 - Float(row) - 0.5)
  }
}

extension Cut {
  /// The slants that are tried: handwriting leans to the right more than to the left.
  private static let slants: [Float] = [0, 0.2, -0.2, 0.4, 0.6]

  /// The places where a component may be cut into digits: minima of the ink that a straight cut crosses.
  ///
  /// LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition" (1998), section V, cut
  /// at the same places and call it heuristic over-segmentation: it may cut digits too, because the search through the lattice
  /// joins them again.
  ///
  /// - Parameters:
  ///   - mask: 1 where the component has ink, otherwise 0; the size of its box.
  ///   - strokeWidth: in pixels.
  ///   - spacing: the smallest distance between cuts and from a cut to the sides, in pixels.
  /// - Returns: the cuts, from left to right.
  static func candidates(in mask: Plane, strokeWidth: Float, spacing: Float) -> [Cut] {
    let lowest = (0..<mask.width).map { x in
      slants.map { cut(mask, through: Float(x) + 0.5, slant: $0) }.min { $0.ink < $1.ink }
        ?? Cut(x: Float(x), slant: 0, ink: mask.height)
    }
    // A loop is cut through two strokes, at a slant.
    let limit = 3.2 * strokeWidth
    let allowed = lowest.filter {
      Float($0.ink) <= limit && $0.x > spacing && $0.x < Float(mask.width) - spacing
    }
    var chosen: [Cut] = []
    // Of a plateau, the column nearest to its middle: more ink on either side.
    for cut in allowed.sorted(by: { ($0.weight(in: lowest), $0.x) < ($1.weight(in: lowest), $1.x) })
    where chosen.allSatisfy({ abs($0.x - cut.x) >= spacing }) {
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

  private static func cut(_ mask: Plane, through x: Float, slant: Float) -> Cut {
    var ink = 0
    for y in 0..<mask.height {
      let column = Int((x + slant * (Float(mask.height) / 2 - Float(y) - 0.5)).rounded(.down))
      if column >= 0, column < mask.width, mask[column, y] > 0 { ink += 1 }
    }
    return Cut(x: x, slant: slant, ink: ink)
  }
}
