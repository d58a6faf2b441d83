import DigitModel
import NeuralNetwork

/// The layers from top to bottom, each with its shape and the number of its parameters.
struct ArchitectureDiagram {
  struct Row {
    /// "conv1, ReLU"
    let name: String
    let shape: ActivationShape
    let parameters: Int
  }

  let rows: [Row]

  init(_ model: Model) {
    let input = model.network.architecture.shapes[0]
    var rows = [Row(name: "input", shape: input, parameters: 0)]
    for layer in model.network.layers {
      // A ReLU stands with the layer that it follows.
      if layer.specification == .relu, let last = rows.popLast() {
        rows.append(Row(name: last.name + ", ReLU", shape: last.shape, parameters: last.parameters))
      } else {
        rows.append(
          Row(name: Self.name(of: layer), shape: layer.output, parameters: layer.parameterCount))
      }
    }
    let outputs = rows[rows.count - 1].shape
    self.rows = rows + [Row(name: "softmax", shape: outputs, parameters: 0)]
  }

  private static func name(of layer: NetworkLayer) -> String {
    switch layer.specification {
    case .maxPool: LayerNotation.text(layer.specification)
    case .convolution(_, let kernel, _): "\(layer.name), \(kernel) × \(kernel)"
    default: layer.name.description
    }
  }

  private static let (width, pitch, top) = (360.0, 48.0, 22.0)
  /// What shapes are drawn around, and where words begin.
  private static let (middle, words) = (44.0, 100.0)
  private static let glyphHeight = 34.0

  var figure: Figure {
    var figure = Figure(
      width: Self.width, height: Self.top + Double(rows.count) * Self.pitch, scale: 1.5,
      title: "The layers of the network")
    figure.add(.text("parameters", at: Point(x: Self.width - 2, y: 12), .axis(.end)))
    for (index, row) in rows.enumerated() {
      let y = Self.top + (Double(index) + 0.5) * Self.pitch
      drawShape(row.shape, middle: y, in: &figure)
      if index > 0 { drawArrow(to: y, in: &figure) }
      figure.add(.text(row.name, at: Point(x: Self.words, y: y - 3), TextStyle(size: 14, isBold: true)))
      figure.add(
        .text(row.shape.text, at: Point(x: Self.words, y: y + 14), TextStyle(size: 13, color: .quiet)))
      if row.parameters > 0 {
        let place = Point(x: Self.width - 2, y: y + 5)
        figure.add(.text("\(row.parameters)", at: place, TextStyle(size: 14, anchor: .end)))
      }
    }
    return figure
  }

  /// From the row above.
  private func drawArrow(to y: Double, in figure: inout Figure) {
    let (start, end) = (y - Self.pitch + Self.glyphHeight / 2 + 2, y - Self.glyphHeight / 2 - 2)
    let (x, head) = (Self.middle, 3.0)
    figure.add(.line([Point(x: x, y: start), Point(x: x, y: end)], .axis))
    figure.add(
      .line(
        [Point(x: x - head, y: end - head), Point(x: x, y: end), Point(x: x + head, y: end - head)], .axis))
  }

  /// Maps as squares one behind the other, as large as they are beside the input; single values as dots.
  private func drawShape(_ shape: ActivationShape, middle y: Double, in figure: inout Figure) {
    let stroke = Stroke(color: .accent, width: 1)
    guard shape.height * shape.width > 1 else {
      let count = min(shape.channels, 16)
      let (room, radius) = (80.0, count > 10 ? 1.8 : 2.8)
      for dot in 0..<count {
        let x = Self.middle + (Double(dot) + 0.5 - Double(count) / 2) * room / Double(max(count, 10))
        figure.add(.circle(center: Point(x: x, y: y), radius: radius, fill: Fill(color: .accent)))
      }
      return
    }
    let input = rows[0].shape
    let sheets = min(shape.channels, 5)
    let (offset, greatest) = (3.0, Self.glyphHeight - 12)
    let width = max(3, greatest * Double(shape.width) / Double(max(input.width, input.height)))
    let height = max(3, greatest * Double(shape.height) / Double(max(input.width, input.height)))
    for sheet in (0..<sheets).reversed() {
      let shift = (Double(sheet) - Double(sheets - 1) / 2) * offset
      let box = Rectangle(
        x: Self.middle - width / 2 + shift, y: y - height / 2 - shift, width: width, height: height)
      figure.add(.rectangle(box, fill: Fill(color: .ground), stroke: nil))
      figure.add(.rectangle(box, fill: Fill(color: .accent, opacity: 0.15), stroke: stroke))
    }
  }
}
