import DigitModel
import NeuralNetwork

extension SingleUpdate {
  private var error: [Float] { backward.errors[backward.errors.count - 1].values }

  var errorSection: Section {
    let label = backward.label
    return Section(
      title: "Learning that it is a \(label)",
      paragraphs: [
        """
        The truth t is 1 for \(label) and 0 for the other digits. The loss is −ln p of \(label), with the p of \
        training, at a temperature of 1.
        """,
        """
        The slope of the loss along each logit, the error ∂loss/∂z, is then p − t: what the network believes too much, \
        and too little.
        """,
      ],
      facts: [("loss", significant(Float(backward.loss))), ("norm of the error", significant(norm(error)))],
      figures: [
        CaptionedFigure(
          figure: bars(error, title: "The error of the output", emphasized: label).figure,
          caption: "p − t, the error of each logit")
      ])
  }

  var gradientSection: Section {
    let norms = backward.gradients.map { norm($0.values) }
    let rows = zip(backward.gradients, norms).map { gradient, norm in
      let size = gradient.values.reduce(0) { max($0, abs($1)) }
      return Table.Row(
        cells: [
          gradient.name.description, times(gradient.shape), significant(norm),
          significant(size),
        ])
    }
    return Section(
      title: "Gradients",
      paragraphs: [
        """
        The error goes back through the layers by the chain rule: through weights by their transpose, through a ReLU \
        where its input was above 0, through pooling to the place that was the greatest. On its way it gives each \
        parameter its slope ∂loss/∂w: what came in there, times the error of what came out.
        """,
        "The norm is the root of the sum of squares.",
      ],
      content: [Table(head: ["∂loss/∂", "shape", "norm", "greatest"], rows: rows).markup])
  }
}

extension NetworkExplanation {
  func updateSection(_ lesson: SingleUpdate) -> Section {
    let label = lesson.backward.label
    let changes = changes(lesson)
    return Section(
      title: "One update",
      paragraphs: [
        """
        One step of gradient descent from this picture alone: w − η · ∂loss/∂w, with a learning rate η of \
        \(lesson.learningRate). Nothing of it is kept.
        """,
        """
        The pictures are the weights of that neuron or kernel of each layer that learns most: before, after, and the \
        difference, which is −η times the gradient.
        """,
      ],
      facts: [
        ("loss before", significant(Float(forward.loss(label: label)))),
        ("loss after", significant(Float(lesson.after.loss(label: label)))),
        ("p of \(label) before", percent(probability(of: label, forward.logits))),
        ("p of \(label) after", percent(probability(of: label, lesson.after.logits))),
      ],
      content: [
        Table(
          head: ["tensor", "norm before", "after", "of difference", "changed most"], rows: changes.map(\.row)
        ).markup
      ] + changes.compactMap(\.figure).map { CaptionedFigure(figure: $0).markup })
  }

  private func changes(_ lesson: SingleUpdate) -> [WeightChange] {
    let (before, after) = (model.network.parameters, lesson.updated.parameters)
    return before.indices.map { index in
      let layer = layers.first { $0.name == before[index].name.layer }
      return WeightChange(
        before: before[index], after: after[index], gradient: lesson.backward.gradients[index],
        input: layer?.input)
    }
  }
}

/// At a temperature of 1.
private func probability(of label: Int, _ logits: [Float]) -> Float {
  softmax(Matrix(rows: 1, columns: logits.count, values: logits)).values[label]
}
