/// A part of a number's ink: a connected component, or what lies between two cuts of one.
public struct NumberPiece: Sendable, Equatable {
  /// The bounding box, in pixels of the working image.
  public internal(set) var box: PixelBox
  /// The number of ink pixels.
  public internal(set) var area: Int
  /// The mean ink signal of its pixels, as a fraction of full ink.
  public internal(set) var strength: Float = 0
  /// The ink pixels that the cut to the left of it crosses; nil if it is the first of its component.
  public internal(set) var leftCut: Int?
  /// Indices of its pixels in the working image.
  public internal(set) var pixels: [Int32]

  /// Cuts a component.
  ///
  /// - Parameters:
  ///   - label: the index of the component.
  ///   - height: of the number, in pixels.
  static func pieces(of label: Int, in map: ComponentMap, height: Int, strokeWidth: Float) -> [NumberPiece] {
    let box = map.components[label].box
    var mask = Plane(width: box.width, height: box.height)
    for y in 0..<box.height {
      for x in 0..<box.width where map.labels[(box.top + y) * map.width + box.left + x] == Int32(label) {
        mask[x, y] = 1
      }
    }
    // Zeros are often smaller than the other digits.
    let height = min(height, box.height * 5 / 4)
    let isWide = 2 * box.width > height && Float(box.height) > 3 * strokeWidth
    let cuts =
      isWide ? Cut.candidates(in: mask, strokeWidth: strokeWidth, spacing: 0.2 * Float(height)) : []
    var pieces = ([nil] + cuts.map(\.ink)).map {
      NumberPiece(box: .empty, area: 0, leftCut: $0, pixels: [])
    }
    for y in 0..<box.height {
      for x in 0..<box.width where mask[x, y] > 0 {
        let place = cuts.count { $0.isLeft(ofX: x, y: y, height: box.height) }
        pieces[place].add(x: box.left + x, y: box.top + y, width: map.width)
      }
    }
    return pieces.filter { $0.area > 0 }
  }

  private mutating func add(x: Int, y: Int, width: Int) {
    box.add(x: x, y: y)
    area += 1
    pixels.append(Int32(y * width + x))
  }
}
