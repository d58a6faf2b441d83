/// Ink that is no writing: frames, page edges and shadows along the border, the rings of a binding, what
/// printed lines leave.
struct Clutter {
  /// Indices of the components that are part of the clutter.
  let components: [Int]
  /// Whether one of them fills a whole side of the picture, which no digit does.
  let fillsSide: Bool

  init(in map: ComponentMap, width: Int, height: Int, lines: RuledLines) {
    let boxes = map.components.map(\.box)
    let transposed = boxes.map(\.transposed)
    let border = map.components.indices.compactMap {
      BorderContact(of: $0, in: map, width: width, height: height)
    }
    fillsSide = border.contains(where: \.fillsSide)
    let found =
      border.filter { $0.fillsSide || $0.hugsBorder }.map(\.component)
      + Self.rings(boxes, length: height) + Self.rings(transposed, length: width)
      + Self.remnants(of: lines.horizontal, boxes, width: width)
      + Self.remnants(of: lines.vertical, transposed, width: height)
    components = Array(Set(found))
  }

  /// Flat parts that lie on a printed line: what taking it away has left.
  private static func remnants(of lines: [RuledLine], _ boxes: [PixelBox], width: Int) -> [Int] {
    boxes.indices.filter { index in
      let box = boxes[index]
      guard box.width > 3 * box.height, box.height <= 8 else { return false }
      let middle = Float(box.top + box.bottom) / 2
      return lines.contains { abs($0.row(at: (box.left + box.right) / 2, width: width) - middle) < 4 }
    }
  }

  /// Rings of a binding: at least five parts of like size, one above the other from end to end.
  private static func rings(_ boxes: [PixelBox], length: Int) -> [Int] {
    for seed in boxes {
      guard seed.longSide * 40 > length else { continue }
      let like = boxes.indices.filter { index in
        let box = boxes[index]
        return abs(box.left + box.right - seed.left - seed.right) < seed.width
          && box.width * 2 > seed.width && box.width < seed.width * 2
          && box.height * 2 > seed.height && box.height < seed.height * 2
      }
      guard like.count >= 5 else { continue }
      let tops = like.map { boxes[$0].top }.sorted()
      let pitches = zip(tops.dropFirst(), tops).map { $0 - $1 }.sorted()
      let isRegular = pitches[pitches.count - 1] <= 3 * pitches[pitches.count / 2]
      guard isRegular, (tops[tops.count - 1] - tops[0]) * 10 > length * 6 else { continue }
      // With them goes what lies between them.
      let left = like.map { boxes[$0].left }.min() ?? 0
      let right = like.map { boxes[$0].right }.max() ?? 0
      return boxes.indices.filter { boxes[$0].left >= left - 1 && boxes[$0].right <= right + 1 }
    }
    return []
  }
}

/// How a large component lies along the border.
private struct BorderContact {
  let component: Int
  /// Whether it covers four fifths of one side of the picture.
  let fillsSide: Bool
  /// Whether most of it lies close to the border. A digit that the border cuts touches it too, but most of it
  /// lies further in.
  let hugsBorder: Bool

  /// nil for a component that is small, or touches the border in a few places only.
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

extension ComponentMap {
  /// The signal with some components, and what lies within `margin` pixels of them, made bare ground.
  func erasing(_ indices: [Int], from signal: Plane, background: Float, margin: Int) -> Plane {
    var isErased = [Bool](repeating: false, count: components.count)
    for index in indices { isErased[index] = true }
    var mask = Plane(width: signal.width, height: signal.height)
    for (index, label) in labels.enumerated() where label >= 0 && isErased[Int(label)] {
      mask.values[index] = 1
    }
    mask = mask.dilated(radius: margin)
    var result = signal
    for index in mask.values.indices where mask.values[index] > 0 {
      result.values[index] = min(background, result.values[index])
    }
    return result
  }
}
