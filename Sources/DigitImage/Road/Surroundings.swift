/// Ink that is no writing: frames, page edges and shadows along the border, the rings of a binding.
enum Surroundings {
  /// Indices of the components that are part of the surroundings.
  static func find(in map: ComponentMap, width: Int, height: Int) -> [Int] {
    let components = map.components
    let alongBorder = components.indices.filter {
      components[$0].borderPixels * 3 > components[$0].box.longSide
        && components[$0].box.longSide * 4 > min(width, height)
    }
    let boxes = components.map(\.box)
    let rings = column(of: boxes, length: height)
    let ringsAcross = column(of: boxes.map(\.transposed), length: width)
    return Array(Set(alongBorder + rings + ringsAcross))
  }

  /// Rings of a binding: at least five parts of like size, one above the other from end to end.
  private static func column(of boxes: [Box], length: Int) -> [Int] {
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

extension ComponentMap {
  /// The signal with some components, and what lies within `margin` pixels of them, made bare ground.
  func erasing(_ indices: [Int], from signal: Plane, ground: Float, margin: Int) -> Plane {
    var isErased = [Bool](repeating: false, count: components.count)
    for index in indices { isErased[index] = true }
    var mask = Plane(width: signal.width, height: signal.height)
    for (index, label) in labels.enumerated() where label >= 0 && isErased[Int(label)] {
      mask.values[index] = 1
    }
    mask = mask.dilated(radius: margin)
    var result = signal
    for index in mask.values.indices where mask.values[index] > 0 {
      result.values[index] = min(ground, result.values[index])
    }
    return result
  }
}
