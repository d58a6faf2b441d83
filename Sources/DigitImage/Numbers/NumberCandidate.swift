/// Consecutive pieces of a number that may be one digit.
public struct NumberCandidate: Sendable, Equatable {
  /// The indices of its pieces.
  public let pieces: Range<Int>
  /// The bounding box of its ink, in pixels of the working image.
  public let box: PixelBox
  /// Ink in the network's format, 0…1, 1 = full ink; row-major, side × side.
  public let pixels: [Float]
  /// The sum of the gaps between components in it, in pixels.
  public let gap: Int
  /// The largest height, in pixels, that the parts on either side of a boundary between components have in common: two tall
  /// parts beside each other are rarely one digit.
  public let besideHeight: Int
  /// The number of components in it beyond the first.
  public let detachedParts: Int
  /// The number of those components, or the first, that are much smaller than a digit, as marks are.
  public let smallParts: Int

  /// nil if the pieces are too wide, too flat or too far apart for a digit.
  ///
  /// - Parameters:
  ///   - all: the pieces of the number.
  ///   - ink: of the whole image, 0…1.
  ///   - height: of a usual digit of the number, in pixels.
  init?(_ pieces: Range<Int>, of all: [NumberPiece], ink: Plane, height: Int, format: InputFormat) {
    guard let first = all[pieces].first, let last = all[pieces].last else { return nil }
    let shared = first.leftShare + last.rightShare
    var box = all[pieces].map(\.box).union
    for pixel in shared.map(Int.init) { box.add(x: pixel % ink.width, y: pixel / ink.width) }
    guard 10 * box.width <= 14 * height, 10 * box.height >= 3 * height else { return nil }
    var (gap, besideHeight) = (0, 0)
    for index in pieces.dropFirst() where all[index].leftCut == nil {
      let (before, after) = (
        all[pieces.lowerBound..<index].map(\.box).union, all[index..<pieces.upperBound].map(\.box).union
      )
      let distance = before.gap(to: all[index].box)
      guard 5 * distance <= height else { return nil }
      gap += distance
      besideHeight = max(besideHeight, min(before.bottom, after.bottom) - max(before.top, after.top))
    }
    var crop = Plane(width: box.width, height: box.height)
    for pixel in (all[pieces].flatMap(\.pixels) + shared).map(Int.init) {
      crop[pixel % ink.width - box.left, pixel / ink.width - box.top] = ink.values[pixel]
    }
    guard let normalized = format.normalized(StrokeWidth.thickened(crop)) else { return nil }
    (self.pieces, self.box, self.gap, self.besideHeight) = (pieces, box, gap, besideHeight)
    pixels = normalized.values
    let parts = all[pieces].parts
    detachedParts = parts.count - 1
    smallParts = parts.count > 1 ? parts.count { 5 * $0.height < 2 * height } : 0
  }
}

extension ArraySlice<NumberPiece> {
  /// The boxes of what the pieces have of each component.
  fileprivate var parts: [PixelBox] {
    var boxes: [PixelBox] = []
    for piece in self {
      let isCut = piece.leftCut != nil && !boxes.isEmpty
      boxes.append(isCut ? [boxes.removeLast(), piece.box].union : piece.box)
    }
    return boxes
  }
}
