import DigitImage
import NeuralNetwork

/// Values between layers, or weights, as pictures beside one another, one a channel; where a channel is a single value,
/// a square.
struct Atlas {
  let shape: ActivationShape
  /// C × H × W
  let values: [Float]
  let title: String

  /// - Returns: nil where a single channel is larger than a page can show.
  init?(_ activation: Activation, title: String) {
    self.init(shape: activation.shape, values: activation.values, title: title)
  }

  init?(shape: ActivationShape, values: [Float], title: String) {
    guard shape.height * shape.width <= Self.mostPixels else { return nil }
    (self.shape, self.values, self.title) = (shape, values, title)
  }

  /// The size of a value in full color: what one in a hundred exceeds, for the others to be seen beside it.
  var full: Float {
    let sizes = values.map(abs).sorted()
    guard let greatest = sizes.last else { return 0 }
    let usual = sizes[min(sizes.count - 1, sizes.count * 99 / 100)]
    return usual > 0 ? usual : greatest
  }

  /// A page must stay small, whatever a model's layers are.
  private static let mostPixels = 1 << 17

  /// Channels that are shown.
  var shown: Int { min(shape.channels, Self.mostPixels / (shape.height * shape.width)) }

  /// As a caption tells: what full color means, and what is missing.
  var scaleText: String {
    (shown < shape.channels ? "the first \(shown) of \(shape.channels), " : "")
      + "full color ±\(significant(full))"
  }

  /// So many beside one another that nothing is left over, where that goes, and the whole is wider than high.
  var columns: Int {
    let root = Double(shown).squareRoot()
    let (least, most) = (Int(root.rounded(.up)), Int(2.2 * root))
    return (least...max(least, most)).first { shown % $0 == 0 } ?? Int((1.15 * root).rounded(.up))
  }

  /// From one picture to the next, in pixels.
  private var gap: Int { shape.height * shape.width > 1 ? 1 : 0 }

  /// All pictures together, in pixels.
  private var extent: (width: Int, height: Int) {
    let rows = (shown + columns - 1) / columns
    return (columns * (shape.width + gap) - gap, rows * (shape.height + gap) - gap)
  }

  /// All pictures in one.
  private var plane: Plane {
    let (columns, width, height) = (columns, shape.width, shape.height)
    var plane = Plane(width: extent.width, height: extent.height)
    for channel in 0..<shown {
      let (row, column) = channel.quotientAndRemainder(dividingBy: columns)
      for y in 0..<height {
        for x in 0..<width {
          plane[column * (width + gap) + x, row * (height + gap) + y] =
            values[(channel * height + y) * width + x]
        }
      }
    }
    return plane
  }

  /// Height over width of all pictures together.
  var aspect: Double { Double(extent.height) / Double(extent.width) }

  /// - Parameter width: in units.
  func figure(width: Double = 316) -> Figure {
    let pixel = min(width / Double(extent.width), 40)
    var figure = Figure(
      width: pixel * Double(extent.width), height: pixel * Double(extent.height), title: title)
    draw(at: Point(x: 0, y: 0), pixel: pixel, in: &figure)
    return figure
  }

  /// - Parameter room: what the pictures are fitted into.
  func draw(in room: Rectangle, of figure: inout Figure) {
    let (width, height) = (Double(extent.width), Double(extent.height))
    let pixel = min(room.width / width, room.height / height)
    let corner = Point(
      x: room.x + (room.width - pixel * width) / 2, y: room.y + (room.height - pixel * height) / 2)
    draw(at: corner, pixel: pixel, in: &figure)
  }

  private func draw(at corner: Point, pixel: Double, in figure: inout Figure) {
    let plane = plane
    let (width, height) = (pixel * Double(plane.width), pixel * Double(plane.height))
    let box = Rectangle(x: corner.x, y: corner.y, width: width, height: height)
    let full = full > 0 ? full : 1
    figure.add(.image(Raster(signed: plane, full: full), box, isPixelated: pixel >= 2))
    // Between the pictures, in the middle of their gaps.
    for x in stride(from: shape.width, to: plane.width, by: shape.width + gap) {
      let place = corner.x + (Double(x) + Double(gap) / 2) * pixel
      figure.add(.line([Point(x: place, y: box.y), Point(x: place, y: box.y + height)], .grid))
    }
    for y in stride(from: shape.height, to: plane.height, by: shape.height + gap) {
      let place = corner.y + (Double(y) + Double(gap) / 2) * pixel
      figure.add(.line([Point(x: box.x, y: place), Point(x: box.x + width, y: place)], .grid))
    }
    figure.add(.rectangle(box, stroke: .grid))
  }
}
