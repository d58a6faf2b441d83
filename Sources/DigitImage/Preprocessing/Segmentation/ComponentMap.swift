/// A connected part of the ink.
public struct ConnectedComponent: Sendable, Equatable {
  public var box: PixelBox
  /// Pixels.
  public var area: Int
  /// Sum of the ink signal.
  public var mass: Float
  /// Pixels that lie on the picture's border.
  public var borderPixels: Int

  /// Ink signal of an average pixel.
  var strength: Float { mass / Float(max(area, 1)) }
}

/// The ink's connected parts (8-neighbors).
struct ComponentMap {
  let width: Int
  /// For each pixel the index of its component, or −1.
  private(set) var labels: [Int32]
  private(set) var components: [ConnectedComponent]

  /// Parts of `signal` above `faint` that hold a pixel above `edge`.
  init(_ signal: Plane, low: Float, high: Float) {
    width = signal.width
    labels = [Int32](repeating: -1, count: signal.values.count)
    components = []
    var stack: [Int] = []
    for seed in signal.values.indices where signal.values[seed] > high && labels[seed] < 0 {
      let label = Int32(components.count)
      var component = ConnectedComponent(
        box: PixelBox(left: .max, top: .max, right: .min, bottom: .min), area: 0, mass: 0, borderPixels: 0)
      labels[seed] = label
      stack.append(seed)
      while let pixel = stack.popLast() {
        let x = pixel % width
        let y = pixel / width
        component.add(x: x, y: y, ink: signal.values[pixel], in: signal)
        for neighborY in max(y - 1, 0)...min(y + 1, signal.height - 1) {
          for neighborX in max(x - 1, 0)...min(x + 1, width - 1) {
            let neighbor = neighborY * width + neighborX
            if labels[neighbor] < 0 && signal.values[neighbor] > low {
              labels[neighbor] = label
              stack.append(neighbor)
            }
          }
        }
      }
      components.append(component)
    }
  }
}

extension ConnectedComponent {
  fileprivate mutating func add(x: Int, y: Int, ink: Float, in signal: Plane) {
    box.left = min(box.left, x)
    box.right = max(box.right, x + 1)
    box.top = min(box.top, y)
    box.bottom = max(box.bottom, y + 1)
    area += 1
    mass += ink
    if x == 0 || y == 0 || x == signal.width - 1 || y == signal.height - 1 { borderPixels += 1 }
  }
}
