/// The components of the ink that are not writing: frames, page edges and shadows along the border, the rings of a
/// binding, and remnants of printed lines.
struct Clutter {
  /// Indices of the components; in ascending order.
  let components: [Int]
  /// Whether one of them fills a whole side of the image, which no digit does.
  let fillsSide: Bool

  /// - Parameter findsRings: whether to look for a binding. The digits of a number lie at regular distances too.
  init(in map: ComponentMap, width: Int, height: Int, lines: RuledLines, findsRings: Bool = true) {
    let boxes = map.components.map(\.box)
    let transposed = boxes.map(\.transposed)
    let border = map.components.indices.compactMap {
      BorderContact(of: $0, in: map, width: width, height: height)
    }
    fillsSide = border.contains(where: \.fillsSide)
    let found =
      border.filter { $0.fillsSide || $0.hugsBorder }.map(\.component)
      + (findsRings ? Self.rings(boxes, length: height) + Self.rings(transposed, length: width) : [])
      + Self.remnants(of: lines.horizontal, boxes, width: width)
      + Self.remnants(of: lines.vertical, transposed, width: height)
    components = Set(found).sorted()
  }

  /// The flat components on a printed line, which its removal left behind.
  private static func remnants(of lines: [RuledLine], _ boxes: [PixelBox], width: Int) -> [Int] {
    boxes.indices.filter { index in
      let box = boxes[index]
      guard box.width > 3 * box.height, box.height <= 8 else { return false }
      let middle = Float(box.top + box.bottom) / 2
      return lines.contains { abs($0.row(at: (box.left + box.right) / 2, width: width) - middle) < 4 }
    }
  }

  /// The rings of a binding, and what lies between them: at least five components of similar size, one above the other
  /// at regular distances, over most of the image's length.
  private static func rings(_ boxes: [PixelBox], length: Int) -> [Int] {
    for seed in boxes {
      guard seed.longSide * 40 > length else { continue }
      let similar = boxes.indices.filter { index in
        let box = boxes[index]
        return abs(box.left + box.right - seed.left - seed.right) < seed.width
          && box.width * 2 > seed.width && box.width < seed.width * 2
          && box.height * 2 > seed.height && box.height < seed.height * 2
      }
      guard similar.count >= 5 else { continue }
      let tops = similar.map { boxes[$0].top }.sorted()
      let pitches = zip(tops.dropFirst(), tops).map { $0 - $1 }.sorted()
      let isRegular = pitches[pitches.count - 1] <= 3 * pitches[pitches.count / 2]
      guard isRegular, (tops[tops.count - 1] - tops[0]) * 10 > length * 6 else { continue }
      let left = similar.map { boxes[$0].left }.min() ?? 0
      let right = similar.map { boxes[$0].right }.max() ?? 0
      return boxes.indices.filter { boxes[$0].left >= left - 1 && boxes[$0].right <= right + 1 }
    }
    return []
  }
}

/// How a large component lies along the border.
private struct BorderContact {
  let component: Int
  /// Whether it covers at least four fifths of one side of the image.
  let fillsSide: Bool
  /// Whether most of it lies close to the border. A digit cut by the border touches it too, but most of it lies further
  /// in.
  let hugsBorder: Bool

  /// nil for a component that is small or touches the border with few pixels.
  init?(of index: Int, in map: ComponentMap, width: Int, height: Int) {
    let component = map.components[index]
    let box = component.box
    guard component.borderPixels * 3 > box.longSide, box.longSide * 4 > min(width, height) else { return nil }
    let margin = max(1, min(width, height) / 12)
    var (left, right, top, bottom, near) = (0, 0, 0, 0, 0)
    for y in box.top..<box.bottom {
      for x in box.left..<box.right where map.labels[y * width + x] == Int32(index) {
        if x == 0 { left += 1 }
        if x == width - 1 { right += 1 }
        if y == 0 { top += 1 }
        if y == height - 1 { bottom += 1 }
        if min(min(x, width - 1 - x), min(y, height - 1 - y)) < margin { near += 1 }
      }
    }
    self.component = index
    fillsSide = max(left, right) * 5 >= height * 4 || max(top, bottom) * 5 >= width * 4
    hugsBorder = near * 10 > component.area * 6
  }
}
