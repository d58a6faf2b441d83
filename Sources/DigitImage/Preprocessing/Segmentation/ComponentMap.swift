/// A connected component of the ink (8-connectivity).
public struct ConnectedComponent: Sendable, Equatable {
  /// The bounding box.
  public var box: PixelBox
  /// The number of pixels.
  public var area: Int
  /// The sum of the ink signal.
  public var mass: Float
  /// The number of pixels on the image's border.
  public var borderPixels: Int

  /// The mean ink signal of its pixels.
  var strength: Float { mass / Float(max(area, 1)) }
}

/// The connected components of an ink signal.
struct ComponentMap {
  let width: Int
  /// The index of each pixel's component, or −1; row-major, height × width.
  fileprivate(set) var labels: [Int32]
  /// The runs of pixels that the components consist of.
  fileprivate(set) var runs: [(component: Int, run: InkRun)]
  /// In the order of their first pixel above the high threshold, row by row.
  fileprivate(set) var components: [ConnectedComponent]

  /// Labels a signal by hysteresis: a component is connected pixels above `low`, at least one of them above `high`.
  ///
  /// - Precondition: `low <= high`
  init(_ signal: Plane, low: Float, high: Float) {
    width = signal.width
    labels = [Int32](repeating: -1, count: signal.values.count)
    components = []
    runs = []
    var ink = InkRuns(of: signal, above: low)
    // Of each component's first run.
    var numbers = [Int32](repeating: -1, count: ink.runs.count)
    signal.withRows { rows in
      for (index, run) in ink.runs.enumerated() {
        let root = ink.root(of: index)
        guard numbers[root] < 0, run.exceeds(high, in: rows) else {
          continue
        }
        numbers[root] = Int32(components.count)
        components.append(ConnectedComponent(box: .empty, area: 0, mass: 0, borderPixels: 0))
      }
    }
    for (index, run) in ink.runs.enumerated() {
      let number = numbers[ink.root(of: index)]
      guard number >= 0 else { continue }
      components[Int(number)].add(run, of: signal)
      add(run, to: Int(number))
    }
  }

  fileprivate mutating func add(_ run: InkRun, to component: Int) {
    runs.append((component, run))
    for pixel in run.row * width + run.columns.lowerBound..<run.row * width + run.columns.upperBound {
      labels[pixel] = Int32(component)
    }
  }

  /// The signal of a component, and 0 where it has no pixels; the size of its box.
  func ink(of label: Int, in signal: Plane) -> Plane {
    let box = components[label].box
    var ink = Plane(width: box.width, height: box.height)
    for y in 0..<box.height {
      for x in 0..<box.width where labels[(box.top + y) * width + box.left + x] == Int32(label) {
        ink[x, y] = signal[box.left + x, box.top + y]
      }
    }
    return ink
  }

  /// The signal with some components erased.
  ///
  /// - Parameters:
  ///   - indices: of the components.
  ///   - background: the value that erased pixels get, unless they are lower.
  ///   - margin: pixels within this distance of the components are erased too.
  func erasing(_ indices: [Int], from signal: Plane, background: Float, margin: Int) -> Plane {
    var isErased = [Bool](repeating: false, count: components.count)
    for index in indices { isErased[index] = true }
    var result = signal
    for (component, run) in runs where isErased[component] {
      for y in max(0, run.row - margin)...min(signal.height - 1, run.row + margin) {
        for x in max(0, run.columns.lowerBound - margin)..<min(width, run.columns.upperBound + margin) {
          result[x, y] = min(background, result[x, y])
        }
      }
    }
    return result
  }
}

extension ComponentMap {
  /// Adds components of fainter ink: those of a lower threshold that are apart from all ink above a higher one, and larger than
  /// the noise of a few pixels. The darkest pixels of a faint point, which may be as few, do not keep it from being added.
  ///
  /// - Parameter levels: the thresholds, in ascending order: a component has the lowest one at which it is apart.
  mutating func addFaint(_ signal: Plane, above levels: [Float]) {
    for level in levels {
      let fainter = ComponentMap(signal, low: level, high: level)
      var isApart = [Bool](repeating: true, count: fainter.components.count)
      for (component, run) in fainter.runs
      where run.columns.contains(where: { isInk(run.row * width + $0) }) {
        isApart[component] = false
      }
      let added = fainter.components.indices.filter {
        isApart[$0] && fainter.components[$0].area >= Self.leastArea
      }
      var newNumbers = [Int](repeating: -1, count: fainter.components.count)
      for index in added {
        newNumbers[index] = components.count
        components.append(fainter.components[index])
      }
      for (component, run) in fainter.runs where newNumbers[component] >= 0 {
        add(run, to: newNumbers[component])
      }
    }
  }

  /// Smaller components are noise.
  private static let leastArea = 5

  /// Whether a pixel belongs to a component that is larger than noise.
  private func isInk(_ pixel: Int) -> Bool {
    labels[pixel] >= 0 && components[Int(labels[pixel])].area >= Self.leastArea
  }
}

extension ConnectedComponent {
  fileprivate mutating func add(_ run: InkRun, of signal: Plane) {
    let last = (x: signal.width - 1, y: signal.height - 1)
    box = box.union(run.box)
    area += run.columns.count
    let start = run.row * signal.width
    for value in signal.values[start + run.columns.lowerBound..<start + run.columns.upperBound] {
      mass += value
    }
    let isOutermostRow = run.row == 0 || run.row == last.y
    let left = run.columns.lowerBound == 0 ? 1 : 0
    let right = run.columns.upperBound == signal.width && last.x > 0 ? 1 : 0
    borderPixels += isOutermostRow ? run.columns.count : left + right
  }
}
