import DigitImage
import DigitModel
import NeuralNetwork

/// What each neuron or kernel of a network's first layer looks for: its weights as a picture.
struct WeightPictures {
  /// One picture a neuron of a dense layer, or a kernel and input channel of a convolution.
  let planes: [Plane]
  /// How many there are in all; no more than `mostShown` are shown, those with the greatest norm.
  let count: Int
  let isConvolution: Bool
  /// The size of a weight in full color: what 99 of 100 do not exceed.
  let full: Float
  /// Whether the pictures are those of the ten digits: the layer is the only one.
  let areDigits: Bool

  static let mostShown = 128

  /// - Returns: nil where the network does not begin with a dense layer or a convolution.
  init?(_ model: Model) {
    let layers = model.network.layers
    guard let layer = layers.first, let weights = layer.weight else { return nil }
    let input = layer.input
    isConvolution = weights.shape.count == 4
    let (height, width) = isConvolution ? (weights.shape[2], weights.shape[3]) : (input.height, input.width)
    let area = height * width
    let all = stride(from: 0, to: weights.values.count - area + 1, by: area).map {
      Plane(width: width, height: height, values: Array(weights.values[$0..<$0 + area]))
    }
    count = all.count
    areDigits = layers.count == 1 && !isConvolution
    planes = all.count <= Self.mostShown ? all : Self.strongest(all)
    let sizes = planes.flatMap { $0.values.map(abs) }.sorted()
    full = max(sizes.isEmpty ? 0 : sizes[(sizes.count - 1) * 99 / 100], .leastNormalMagnitude)
  }

  /// Those with the greatest norm, in their order.
  private static func strongest(_ planes: [Plane]) -> [Plane] {
    let norms = planes.map { $0.values.reduce(0) { $0 + $1 * $1 } }
    let chosen = norms.indices.sorted { norms[$0] > norms[$1] }.prefix(mostShown)
    return chosen.sorted().map { planes[$0] }
  }

  private static let width = 360.0

  /// Between pictures, more where theirs are few large squares.
  private var gap: Double { isConvolution ? 10 : 4 }

  private var columns: Int {
    switch planes.count {
    case ...10: 5
    case ...32: 8
    default: 12
    }
  }

  var figure: Figure {
    let columns = Double(columns)
    let tile = (Self.width - (columns - 1) * gap) / columns
    let pitch = (x: tile + gap, y: tile + gap + (areDigits ? 16 : 0))
    let rows = Double((planes.count + self.columns - 1) / self.columns)
    var figure = Figure(
      width: Self.width, height: rows * pitch.y + 34, scale: 1.5,
      title: isConvolution ? "The kernels of the first layer" : "The weights of the first layer's neurons")
    for (index, plane) in planes.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: self.columns)
      let box = Rectangle(
        x: Double(column) * pitch.x, y: Double(row) * pitch.y, width: tile,
        height: tile * Double(plane.height) / Double(plane.width))
      // Below two units a pixel, sharp squares would come out unequal.
      let isPixelated = tile >= 2 * Double(plane.width)
      figure.add(.image(Raster(signed: plane, full: full), box, isPixelated: isPixelated))
      figure.add(.rectangle(box, stroke: .grid))
      if areDigits {
        let below = Point(x: box.x + tile / 2, y: box.y + box.height + 13)
        figure.add(.text("\(index)", at: below, TextStyle(size: 12, anchor: .middle, isBold: true)))
      }
    }
    drawKey(at: rows * pitch.y + 6, in: &figure)
    return figure
  }

  /// The colors from the lowest to the highest value.
  private func drawKey(at y: Double, in figure: inout Figure) {
    let steps = 65
    let ramp = (0..<steps).map { full * (2 * Float($0) / Float(steps - 1) - 1) }
    let bar = Rectangle(x: 90, y: y, width: 180, height: 10)
    let raster = Raster(signed: Plane(width: steps, height: 1, values: ramp), full: full)
    figure.add(.image(raster, bar, isPixelated: false))
    figure.add(.rectangle(bar, stroke: .grid))
    let places = full < 0.01 ? 4 : full < 1 ? 3 : 1
    let middle = y + bar.height + 15
    let numbers = [(-full, bar.x), (0, bar.x + bar.width / 2), (full, bar.x + bar.width)]
    for (value, x) in numbers {
      let text = value == 0 ? "0" : decimal(value, places: places)
      figure.add(.text(text, at: Point(x: x, y: middle), .axis(.middle)))
    }
  }
}
