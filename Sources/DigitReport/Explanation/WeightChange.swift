import Figures
import NeuralNetwork

/// One tensor before and after an update.
struct WeightChange {
  let before: Parameter
  let after: Parameter
  let gradient: Parameter
  /// The shape of its layer's input; nil if it belongs to no layer.
  let input: ActivationShape?

  private var difference: [Float] { zip(after.values, before.values).map { $0 - $1 } }

  /// The tensor's norms, and the value with the largest change.
  var row: Table.Row {
    let difference = difference
    let place = difference.indices.max { abs(difference[$0]) < abs(difference[$1]) } ?? 0
    // Enough decimal places to show the change.
    let places = max(2, min(9, 1 - decimalExponent(Double(difference[place]))))
    return Table.Row(
      cells: [
        before.name.description, significant(norm(before.values)), significant(norm(after.values)),
        significant(norm(difference)),
        "\(decimal(before.values[place], places: places)) → \(decimal(after.values[place], places: places))",
      ])
  }

  /// The output whose weights have the largest gradient norm.
  private var unit: Int {
    let count = before.values.count / before.shape[0]
    let norms = (0..<before.shape[0]).map { norm(Array(gradient.values[$0 * count..<($0 + 1) * count])) }
    return norms.indices.max { norms[$0] < norms[$1] } ?? 0
  }

  private static let (width, gap, top) = (360.0, 12.0, 24.0)

  /// The weights of that output; nil for a bias, and if there are too many weights to show.
  var figure: Figure? {
    guard before.shape.count > 1, let input else { return nil }
    let isConvolution = before.shape.count == 4
    let shape =
      isConvolution
      ? ActivationShape(channels: input.channels, height: before.shape[2], width: before.shape[3]) : input
    let (unit, count) = (unit, shape.count)
    let tensors = [("before", before.values), ("after", after.values), ("difference", difference)]
    let panels = tensors.compactMap { name, values in
      TileGrid(Array(values[unit * count..<(unit + 1) * count]), shape: shape).map { (name, $0) }
    }
    guard let first = panels.first?.1 else { return nil }
    let width = (Self.width - 2 * Self.gap) / 3
    let height = width * min(1, first.joinedAspect)
    var figure = Figure(
      width: Self.width, height: Self.top + height + 50, scale: 1.5, title: "\(before.name), before and after"
    )
    let name = "\(before.name), \(isConvolution ? "kernel" : "neuron") \(unit)"
    figure.add(.text(name, at: Point(x: 0, y: 14), TextStyle(size: 13, isBold: true)))
    for (index, (name, tiles)) in panels.enumerated() {
      let room = Rectangle(
        x: Double(index) * (width + Self.gap), y: Self.top, width: width, height: height)
      tiles.drawJoined(in: room, of: &figure)
      let center = room.x + width / 2
      figure.add(.text(name, at: Point(x: center, y: Self.top + height + 16), .axis(.middle)))
      figure.add(
        .text("±\(significant(tiles.full))", at: Point(x: center, y: Self.top + height + 31), .axis(.middle)))
    }
    return figure
  }
}
