import DigitModel
import Figures
import NeuralNetwork

extension NetworkExplanation {
  var architectureSection: Section {
    Section(
      title: "Network",
      paragraphs: [
        """
        The layers from the input to the probabilities, each with the shape of its output, channels × height × width \
        or the number of values, and the number of its parameters, \(model.network.parameterCount) in total.
        """,
        "If the network was trained with batch normalization, its statistics and scales are folded into the weights.",
      ],
      figures: [CaptionedFigure(figure: ArchitectureDiagram(model).figure)])
  }

  /// The sections of all layers; several convolutions in a row share one.
  var layerSections: [Section] {
    let convolutions = blocks.prefix { layers[$0.layers.lowerBound].weight?.shape.count == 4 }
    guard convolutions.count > 1 else { return blocks.map(section) }
    return [convolutionSection(Array(convolutions))] + blocks.dropFirst(convolutions.count).map(section)
  }

  /// A layer with weights, and the layers without weights that follow it.
  private func section(_ block: LayerBlock) -> Section {
    let (first, last) = (block.layers.lowerBound, block.layers.upperBound - 1)
    let preactivation = forward.outputs[first]
    let isLast = last == layers.count - 1
    var section = Section(
      title: block.name, paragraphs: block.layers.map { .text(description(ofLayer: $0)) },
      facts: [
        ("Weights", times(layers[first].weight?.shape ?? [])),
        ("z", range(preactivation.values)),
      ])
    if isLast, preactivation.values.count == 10 {
      section.figures = [
        CaptionedFigure(
          figure: digitBars(preactivation.values, title: "The logits").figure, caption: "z, the logits")
      ]
    } else {
      add(preactivation, block.layers.count > 1 ? "z, the pre-activations" : "z, the outputs", to: &section)
    }
    if block.layers.count > 1 {
      let activation = forward.outputs[last]
      section.facts.append(("a", range(activation.values)))
      section.facts.append(("Above 0", percent(positiveFraction(activation.values))))
      add(activation, "a, the activations", to: &section)
    }
    if let update, !isLast {
      let error = update.backward.errors[first]
      section.facts.append(("Norm of the error", significant(norm(error.values))))
      add(error, "∂loss/∂z, the error", to: &section)
    }
    return section
  }

  func add(_ activation: Activation, _ title: String, to section: inout Section) {
    guard let tiles = TileGrid(activation.values, shape: activation.shape) else { return }
    section.figures.append(
      CaptionedFigure(figure: tiles.joinedFigure(title: title), caption: "\(title); \(tiles.scaleText)"))
  }

  func description(ofLayer index: Int) -> String {
    let architecture = model.network.architecture
    let (input, output) = (architecture.shapes[index], architecture.shapes[index + 1])
    switch architecture.layers[index] {
    case .dense:
      return
        "Each of \(output.count) neurons computes a weighted sum of all \(input.count) inputs: z = b + Σ w · x."
    case .convolution(let outputs, let kernel, _):
      let depth = input.channels == 1 ? "" : "\(input.channels) × "
      return """
        Each of \(outputs) kernels of \(depth)\(kernel) × \(kernel) slides over the input. At each position it \
        computes z = b + Σ w · x.
        """
    case .relu: return "ReLU: a = max(0, z)."
    case .maxPool(let size): return "Max pooling: the maximum of each \(size) × \(size) block."
    case .batchNorm, .dropout: return ""
    }
  }
}

/// A bar for each digit; the largest value is emphasized, unless `emphasized` names another digit.
func digitBars(_ values: [Float], title: String, emphasized: Int? = nil) -> BarChart {
  let maximum = values.indices.max { values[$0] < values[$1] }
  return BarChart(
    title: title, values: .signed,
    bars: values.enumerated().map {
      .init(
        name: "\($0)", value: Double($1), label: significant($1), isEmphasized: $0 == emphasized ?? maximum)
    })
}

/// The minimum and the maximum.
func range(_ values: [Float]) -> String {
  "\(significant(values.min() ?? 0)) … \(significant(values.max() ?? 0))"
}

/// The fraction of the values that are above 0.
func positiveFraction(_ values: [Float]) -> Float {
  Float(values.count { $0 > 0 }) / Float(max(values.count, 1))
}

/// √Σ v²
func norm(_ values: [Float]) -> Float {
  Float(values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot())
}
