import NeuralNetwork

/// One tensor before and after an update.
struct WeightChange {
  let before: Parameter
  let after: Parameter
  let gradient: Parameter
  /// What goes into its layer.
  let input: ActivationShape?

  private var difference: [Float] { zip(after.values, before.values).map { $0 - $1 } }

  /// Norms, and the value that changes most.
  var row: Table.Row {
    let difference = difference
    let place = difference.indices.max { abs(difference[$0]) < abs(difference[$1]) } ?? 0
    // As many that the change is seen.
    let places = max(2, min(9, 1 - decimalExponent(Double(difference[place]))))
    return Table.Row(
      cells: [
        before.name.description, significant(norm(before.values)), significant(norm(after.values)),
        significant(norm(difference)),
        "\(decimal(before.values[place], places: places)) → \(decimal(after.values[place], places: places))",
      ])
  }

  /// The output whose weights have the greatest gradient.
  private var unit: Int {
    let count = before.values.count / before.shape[0]
    let norms = (0..<before.shape[0]).map { norm(Array(gradient.values[$0 * count..<($0 + 1) * count])) }
    return norms.indices.max { norms[$0] < norms[$1] } ?? 0
  }

  private static let (width, gap, top) = (360.0, 12.0, 24.0)

  /// The weights of that output; nil of a bias, and where they are more than a page can show.
  var figure: Figure? {
    guard before.shape.count > 1, let input else { return nil }
    let isConvolution = before.shape.count == 4
    let shape =
      isConvolution
      ? ActivationShape(channels: input.channels, height: before.shape[2], width: before.shape[3]) : input
    let (unit, count) = (unit, shape.count)
    let difference = difference
    let panels = [("before", before.values), ("after", after.values), ("difference", difference)].compactMap {
      Atlas(shape: shape, values: Array($1[unit * count..<(unit + 1) * count]), title: $0)
    }
    guard let first = panels.first else { return nil }
    let width = (Self.width - 2 * Self.gap) / 3
    let height = width * min(1, first.aspect)
    var figure = Figure(
      width: Self.width, height: Self.top + height + 50, scale: 1.5, title: "\(before.name), before and after"
    )
    let name = "\(before.name), \(isConvolution ? "kernel" : "neuron") \(unit)"
    figure.add(.text(name, at: Point(x: 0, y: 14), TextStyle(size: 13, isBold: true)))
    for (index, panel) in panels.enumerated() {
      let room = Rectangle(
        x: Double(index) * (width + Self.gap), y: Self.top, width: width, height: height)
      panel.draw(in: room, of: &figure)
      let middle = room.x + width / 2
      figure.add(.text(panel.title, at: Point(x: middle, y: Self.top + height + 16), .axis(.middle)))
      figure.add(
        .text("±\(significant(panel.full))", at: Point(x: middle, y: Self.top + height + 31), .axis(.middle)))
    }
    return figure
  }
}
