import DigitModel
import Figures
import NeuralNetwork

/// The layers of a network from top to bottom, each with the shape of its output and the number of its parameters.
struct ArchitectureDiagram {
  struct Row {
    /// "conv1, 3 × 3, ReLU"
    var name: String
    let shape: ActivationShape
    let parameterCount: Int
  }

  let rows: [Row]

  init(_ model: Model) {
    var rows: [Row] = []
    for row in model.layerTable.rows {
      // A ReLU shares the row of the layer before it.
      if row.layer?.specification == .relu, !rows.isEmpty {
        rows[rows.count - 1].name += ", ReLU"
      } else {
        let name = row.layer.map(Self.name) ?? row.name
        rows.append(Row(name: name, shape: row.output, parameterCount: row.parameterCount))
      }
    }
    let softmax = Row(name: "softmax", shape: rows[rows.count - 1].shape, parameterCount: 0)
    self.rows = rows + [softmax]
  }

  private static func name(of layer: NetworkLayer) -> String {
    switch layer.specification {
    case .maxPool: LayerNotation.text(layer.specification)
    case .convolution(_, let kernel, _): "\(layer.name), \(kernel) × \(kernel)"
    default: layer.name.description
    }
  }

  private static let (width, pitch, top) = (360.0, 48.0, 22.0)
  /// The center of the symbols, and the left edge of the text.
  private static let (center, textStart) = (44.0, 100.0)
  private static let symbolHeight = 34.0

  var figure: Figure {
    var figure = Figure(
      width: Self.width, height: Self.top + Double(rows.count) * Self.pitch, scale: 1.5,
      title: "The layers of the network")
    figure.add(.text("parameters", at: Point(x: Self.width - 2, y: 12), .axis(.end)))
    for (index, row) in rows.enumerated() {
      let y = Self.top + (Double(index) + 0.5) * Self.pitch
      drawSymbol(row.shape, centeredAt: y, in: &figure)
      if index > 0 { drawArrow(to: y, in: &figure) }
      figure.add(.text(row.name, at: Point(x: Self.textStart, y: y - 3), TextStyle(size: 14, isBold: true)))
      figure.add(
        .text(
          row.shape.text, at: Point(x: Self.textStart, y: y + 14), TextStyle(size: 13, color: .secondary)))
      if row.parameterCount > 0 {
        let place = Point(x: Self.width - 2, y: y + 5)
        figure.add(.text("\(row.parameterCount)", at: place, TextStyle(size: 14, anchor: .end)))
      }
    }
    return figure
  }

  /// Draws an arrow from the row above.
  private func drawArrow(to y: Double, in figure: inout Figure) {
    let (start, end) = (y - Self.pitch + Self.symbolHeight / 2 + 2, y - Self.symbolHeight / 2 - 2)
    let (x, head) = (Self.center, 3.0)
    figure.add(.line([Point(x: x, y: start), Point(x: x, y: end)], .axis))
    figure.add(
      .line(
        [Point(x: x - head, y: end - head), Point(x: x, y: end), Point(x: x + head, y: end - head)], .axis))
  }

  /// Draws channels as a stack of at most five sheets, in proportion to the input; single values as at most 16 dots.
  private func drawSymbol(_ shape: ActivationShape, centeredAt y: Double, in figure: inout Figure) {
    guard shape.height * shape.width > 1 else { return drawDots(shape.channels, centeredAt: y, in: &figure) }
    let stroke = Stroke(color: .accent, width: 1)
    let input = rows[0].shape
    let sheets = min(shape.channels, 5)
    let (offset, maximum) = (3.0, Self.symbolHeight - 12)
    let width = max(3, maximum * Double(shape.width) / Double(max(input.width, input.height)))
    let height = max(3, maximum * Double(shape.height) / Double(max(input.width, input.height)))
    for sheet in (0..<sheets).reversed() {
      let shift = (Double(sheet) - Double(sheets - 1) / 2) * offset
      let box = Rectangle(
        x: Self.center - width / 2 + shift, y: y - height / 2 - shift, width: width, height: height)
      figure.add(.rectangle(box, fill: Fill(color: .background), stroke: nil))
      figure.add(.rectangle(box, fill: Fill(color: .accent, opacity: 0.15), stroke: stroke))
    }
  }

  private func drawDots(_ count: Int, centeredAt y: Double, in figure: inout Figure) {
    let count = min(count, 16)
    let (room, radius) = (80.0, count > 10 ? 1.8 : 2.8)
    for dot in 0..<count {
      let x = Self.center + (Double(dot) + 0.5 - Double(count) / 2) * room / Double(max(count, 10))
      figure.add(.circle(center: Point(x: x, y: y), radius: radius, fill: Fill(color: .accent)))
    }
  }
}
