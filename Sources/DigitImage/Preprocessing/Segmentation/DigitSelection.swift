import CPlaneOperations

/// The connected components that form the digit.
struct DigitSelection {
  /// Indices of the components, the main one first.
  let selected: [Int]

  /// Selects the component with the most ink near the center, then those that belong to it; nil if none could be a
  /// digit.
  init?(_ map: ComponentMap, width: Int, height: Int) {
    let components = map.components
    let scores = components.map { Self.score($0, width: width, height: height) }
    guard let main = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[main] > 0 else { return nil }
    selected = Self.gather(around: main, components, scores: scores)
  }

  /// A component's mass, reduced if it lies far from the center or along the border; 0 if it is too small to read.
  private static func score(_ component: ConnectedComponent, width: Int, height: Int) -> Float {
    let box = component.box
    guard box.longSide >= max(5, max(width, height) / 40), component.area >= 8 else { return 0 }
    let x = Float(box.left + box.right) / Float(2 * width) - 0.5
    let y = Float(box.top + box.bottom) / Float(2 * height) - 0.5
    let offCenter = (x * x + y * y).squareRoot() / 0.707
    var score = component.mass * (1 - 0.6 * offCenter)
    // Page edges, frames and shadows: much of them lies on the border itself.
    let onBorder = Float(component.borderPixels) / Float(box.longSide)
    if onBorder > 0.35 { score *= 0.02 }
    // A line from one side of the image to the other.
    let crosses = box.width >= width - 1 || box.height >= height - 1
    if crosses && component.borderPixels > 0 { score *= 0.3 }
    return score
  }

  /// The main component and those near it that are about as strong and not specks: broken strokes, the detached bar of
  /// a 5, the crossbar of a 7.
  private static func gather(around main: Int, _ components: [ConnectedComponent], scores: [Float]) -> [Int] {
    var selected = [main]
    var box = components[main].box
    let reach = max(2, components[main].box.longSide / 7)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for index in components.indices where !selected.contains(index) {
        let component = components[index]
        guard component.box.gap(to: box) <= reach,
          component.area * 40 >= components[main].area,
          component.strength >= 0.6 * components[main].strength,
          scores[index] > 0, component.borderPixels * 3 < component.box.longSide
        else { continue }
        let joined = box.union(component.box)
        guard joined.longSide * 10 <= components[main].box.longSide * 16 else { continue }
        selected.append(index)
        box = joined
        hasGrown = true
      }
    }
    return selected
  }
}

extension DigitSelection {
  /// The selected components as ink, 0…1, and their bounding box.
  func ink(of signal: Plane, map: ComponentMap, threshold: InkThreshold) -> (ink: Plane, box: PixelBox) {
    var isSelected = [Bool](repeating: false, count: map.components.count)
    for index in selected { isSelected[index] = true }
    let box = selected.map { map.components[$0].box }.union
    var ink = Plane(width: box.width, height: box.height)
    for (component, run) in map.runs where isSelected[component] {
      for x in run.columns { ink[x - box.left, run.row - box.top] = signal[x, run.row] }
    }
    return (ink.asInk(threshold).ink, box)
  }
}

extension Plane {
  /// A signal of strokes alone as ink, 0…1, and the width of the strokes in pixels.
  ///
  /// A pixel is ink if it is at least about half as dark as the darkest pixel nearby, so that a stroke keeps its width
  /// where the pen pressed lightly. A soft step keeps edges anti-aliased.
  func asInk(_ threshold: InkThreshold) -> (ink: Plane, strokeWidth: Float) {
    let isInk = mapped { row_threshold($0, $1, threshold.high, $2) }
    let strokeWidth = StrokeWidth.measure(isInk)
    let darkest = dilated(radius: max(1, Int(strokeWidth)))
    let ink = Plane(width: width, height: height) { target in
      withRows { source in
        darkest.withRows {
          row_ink(target[0], source[0], $0[0], threshold.low, threshold.ink, width * height)
        }
      }
    }
    return (ink, strokeWidth)
  }
}
