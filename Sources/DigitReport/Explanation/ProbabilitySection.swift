import DigitRecognition
import Figures
import NeuralNetwork

/// A bar for the probability of each digit, 0…1; the most probable one is emphasized.
func probabilityBars(_ probabilities: [Float]) -> Figure {
  let maximum = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
  let bars = probabilities.enumerated().map { digit, probability in
    BarChart.Bar(
      name: "\(digit)", value: Double(probability), label: percent(probability),
      isEmphasized: digit == maximum)
  }
  let values = probabilities.enumerated().map { "\($0): \(percent($1))" }.joined(separator: ", ")
  return BarChart(title: "Probability of each digit, \(values)", values: .fractions, bars: bars).figure
}

extension NetworkExplanation {
  /// From the logits to the probabilities.
  ///
  /// - Parameter answer: the prediction for the image, which may be the mean of several passes.
  func probabilitySection(answer: Prediction) -> Section {
    let logits = Matrix(rows: 1, columns: forward.logits.count, values: forward.logits)
    let probabilities = softmax(logits, temperature: model.temperature).values
    return Section(
      title: "Probabilities",
      paragraphs: [
        "The softmax function turns the logits z into probabilities: p = exp(z / T) / Σ exp(z / T).",
        temperatureText,
      ] + difference(probabilities, answer),
      facts: [("Temperature T", decimal(model.temperature, places: 3))],
      figures: [CaptionedFigure(figure: probabilityBars(probabilities))])
  }

  private var temperatureText: Markup {
    model.temperature == 1
      ? "The confidence of this model is not calibrated: the temperature T is 1, which leaves the logits unchanged."
      : """
      The temperature T was fitted after training so that the confidence matches the accuracy; 1 would leave the logits \
      unchanged.
      """
  }

  /// Why the answer differs from this pass; nothing if it does not.
  private func difference(_ probabilities: [Float], _ answer: Prediction) -> [Markup] {
    let largest = zip(probabilities, answer.probabilities).map { abs($0 - $1) }.max() ?? 0
    guard largest >= 0.00005 else { return [] }
    return [
      """
      These are the probabilities of the one digit shown here. It is doubtful, so the answer at the top is a mean over \
      further readings of the image and small changes of the digit.
      """
    ]
  }
}
