import DigitModel
import Figures
import NeuralNetwork

extension SingleUpdate {
  private var outputError: [Float] { backward.errors[backward.errors.count - 1].values }

  var errorSection: Section {
    let label = backward.label
    return Section(
      title: "Backward pass for label \(label)",
      paragraphs: [
        """
        The target t is 1 for \(label) and 0 for the other digits. The loss is the cross-entropy −ln p of \(label). As \
        in training, p is computed at a temperature of 1.
        """,
        "The gradient of the loss with respect to the logits, the error of the output, is ∂loss/∂z\u{A0}=\u{A0}p\u{A0}−\u{A0}t.",
      ],
      facts: [("Loss", significant(backward.loss)), ("Norm of the error", significant(norm(outputError)))],
      figures: [
        CaptionedFigure(
          figure: digitBars(outputError, title: "The error of the output", emphasized: label).figure,
          caption: "p − t, the error of each logit")
      ])
  }

  var gradientSection: Section {
    let rows = backward.gradients.map { gradient in
      Table.Row(
        cells: [
          gradient.name.description, times(gradient.shape), significant(norm(gradient.values)),
          significant(gradient.values.reduce(0) { max($0, abs($1)) }),
        ])
    }
    return Section(
      title: "Gradients",
      paragraphs: [
        """
        The error propagates back through the layers by the chain rule: through weights by their transpose, through a \
        ReLU where its input was above 0, through max pooling to the position of the maximum. The gradient ∂loss/∂w of \
        a weight is its input times the error of its output.
        """,
        "The norm is the square root of the sum of squares.",
      ],
      content: [Table(head: ["∂loss/∂", "shape", "norm", "max. magnitude"], rows: rows).markup])
  }
}

extension NetworkExplanation {
  func updateSection(_ update: SingleUpdate) -> Section {
    let label = update.backward.label
    let changes = changes(by: update)
    return Section(
      title: "Gradient descent step",
      paragraphs: [
        """
        One step of gradient descent on this image alone: w − η · ∂loss/∂w, with a learning rate η of \
        \(update.learningRate). The updated network is not saved.
        """,
        """
        For each layer, the figures show the weights of the neuron or kernel with the largest gradient: before the \
        step, after it, and their difference, which is −η times the gradient.
        """,
      ],
      facts: [
        ("Loss before", significant(forward.loss(label: label))),
        ("Loss after", significant(update.after.loss(label: label))),
        ("p of \(label) before", percent(probability(of: label, forward.logits))),
        ("p of \(label) after", percent(probability(of: label, update.after.logits))),
      ],
      content: [
        Table(
          head: ["tensor", "norm before", "after", "of difference", "largest change"],
          rows: changes.map(\.row)
        ).markup
      ] + changes.compactMap(\.figure).map { CaptionedFigure(figure: $0).markup })
  }

  private func changes(by update: SingleUpdate) -> [WeightChange] {
    let (before, after) = (model.network.parameters, update.updated.parameters)
    return before.indices.map { index in
      let layer = layers.first { $0.name == before[index].name.layer }
      return WeightChange(
        before: before[index], after: after[index], gradient: update.backward.gradients[index],
        input: layer?.input)
    }
  }
}

/// The softmax probability of a label, at a temperature of 1.
private func probability(of label: Int, _ logits: [Float]) -> Float {
  softmax(Matrix(rows: 1, columns: logits.count, values: logits)).values[label]
}
