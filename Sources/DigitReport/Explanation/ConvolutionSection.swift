import Figures
import NeuralNetwork

extension NetworkExplanation {
  /// Consecutive convolutions, each with the layers that follow it: a figure of the result of each, and the values before
  /// that on request.
  func convolutionSection(_ blocks: [LayerBlock]) -> Section {
    let names = "\(blocks[0].name) to \(blocks[blocks.count - 1].name)"
    var kinds: [Markup] = []
    if blocks.contains(where: { contains(.relu, in: $0) }) {
      kinds.append("ReLU sets negative values to 0: a\u{A0}=\u{A0}max(0,\u{A0}z).")
    }
    if let size = blocks.lazy.compactMap(poolingSize).first {
      kinds.append("Max pooling keeps the maximum of each block of \(size)\u{A0}×\u{A0}\(size) values.")
    }
    var section = Section(
      title: "Convolutions \(names)",
      paragraphs: [
        """
        Each kernel slides over the channels of the layer before and computes a weighted sum at each position: \
        z = b + Σ w · x. Its results form one channel, a tile of the figure.
        """
      ] + kinds + ["Blue values are positive, orange ones negative."])
    var before = Section(title: "")
    for block in blocks {
      add(result(of: block), "\(block.name), the result", to: &section)
      if block.layers.count > 1 {
        add(forward.outputs[block.layers.lowerBound], "\(block.name), z before ReLU and pooling", to: &before)
      }
      if let update {
        add(
          update.backward.errors[block.layers.lowerBound], "\(block.name), ∂loss/∂z, the error", to: &before)
      }
    }
    section.content = [Table(head: tableHead, rows: blocks.map(row)).markup]
    if !before.figures.isEmpty {
      let figures = Markup.element("div", ["class": "figures"], before.figures.map(\.markup))
      let summary =
        update == nil ? "Values before ReLU and pooling" : "Values before ReLU and pooling, and errors"
      section.content.append(.details(summary, [figures]))
    }
    return section
  }

  private var tableHead: [String] {
    ["layer", "output", "z", "result above 0"] + (update == nil ? [] : ["norm of the error"])
  }

  private func row(_ block: LayerBlock) -> Table.Row {
    let first = block.layers.lowerBound
    let error = update.map { [significant(norm($0.backward.errors[first].values))] } ?? []
    let result = result(of: block)
    return Table.Row(
      cells: [
        block.name, result.shape.text,
        range(forward.outputs[first].values), percent(positiveFraction(result.values)),
      ] + error)
  }

  private func result(of block: LayerBlock) -> Activation { forward.outputs[block.layers.upperBound - 1] }

  private func contains(_ layer: LayerSpecification, in block: LayerBlock) -> Bool {
    block.layers.contains { layers[$0].specification == layer }
  }

  private func poolingSize(_ block: LayerBlock) -> Int? {
    block.layers.lazy.compactMap { index in
      if case .maxPool(let size) = layers[index].specification { size } else { nil }
    }.first
  }
}
