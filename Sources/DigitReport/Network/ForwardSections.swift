import DigitModel
import NeuralNetwork

extension NetworkExplanation {
  var architectureSection: Section {
    Section(
      title: "The network",
      paragraphs: [
        """
        From the picture down to the probabilities: what comes out of each layer, as channels × height × width or as \
        a number of values, and how many numbers were learned for it, \(model.network.parameterCount) together.
        """,
        """
        What it learned of means and variances of its values, if it was trained with batch normalization, has gone into \
        the weights.
        """,
      ],
      figures: [CaptionedFigure(figure: ArchitectureDiagram(model).figure)])
  }

  /// What one layer with weights makes of what comes in, and what those without weights make of that.
  func section(_ block: LayerBlock) -> Section {
    let (first, last) = (block.layers.lowerBound, block.layers.upperBound - 1)
    let before = forward.outputs[first]
    let isLast = last == layers.count - 1
    var section = Section(
      title: block.name, paragraphs: block.layers.map { .text(words(layer: $0)) },
      facts: [
        ("weights", times(layers[first].weight?.shape ?? [])),
        ("z", range(before.values)),
      ])
    if isLast, before.values.count == 10 {
      section.figures = [
        CaptionedFigure(figure: bars(before.values, title: "The logits").figure, caption: "z, the logits")
      ]
    } else {
      add(before, block.layers.count > 1 ? "z, the pre-activations" : "z, what comes out", to: &section)
    }
    if block.layers.count > 1 {
      let after = forward.outputs[last]
      section.facts.append(("a", range(after.values)))
      section.facts.append(("above 0", percent(share(after.values))))
      add(after, "a, what comes out", to: &section)
    }
    if let lesson, !isLast {
      let error = lesson.backward.errors[first]
      section.facts.append(("norm of the error", significant(norm(error.values))))
      add(error, "∂loss/∂z, the error", to: &section)
    }
    return section
  }

  private func add(_ activation: Activation, _ what: String, to section: inout Section) {
    guard let atlas = Atlas(activation, title: what) else { return }
    section.figures.append(
      CaptionedFigure(figure: atlas.figure(), caption: "\(what); \(atlas.scaleText)"))
  }

  private func words(layer index: Int) -> String {
    let architecture = model.network.architecture
    let (input, output) = (architecture.shapes[index], architecture.shapes[index + 1])
    switch architecture.layers[index] {
    case .dense:
      return "Each of \(output.count) neurons weighs all \(input.count) values that come in: z = b + Σ w · x."
    case .convolution(let outputs, let kernel, _):
      let depth = input.channels == 1 ? "" : "\(input.channels) × "
      return """
        Each of \(outputs) kernels of \(depth)\(kernel) × \(kernel) slides over what comes in: at each place \
        z = b + Σ w · x.
        """
    case .relu: return "ReLU: a = max(0, z)."
    case .maxPool(let size): return "Pooling: of each \(size) × \(size) places the greatest stays."
    case .batchNorm, .dropout: return ""
    }
  }
}

/// Bars for the ten digits, the greatest emphasized.
func bars(_ values: [Float], title: String, emphasized: Int? = nil) -> SignedBars {
  let greatest = values.indices.max { values[$0] < values[$1] }
  return SignedBars(
    title: title,
    bars: values.enumerated().map {
      .init(name: "\($0)", value: $1, isEmphasized: $0 == emphasized ?? greatest)
    })
}

/// The least and the greatest value.
private func range(_ values: [Float]) -> String {
  "\(significant(values.min() ?? 0)) … \(significant(values.max() ?? 0))"
}

/// The share of the values that are above 0.
private func share(_ values: [Float]) -> Float {
  Float(values.count { $0 > 0 }) / Float(max(values.count, 1))
}

/// √Σ v²
func norm(_ values: [Float]) -> Float {
  Float(values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot())
}
