import DigitModel
import DigitRecognition
import DigitTraining
import Figures
import SystemSupport

/// A page about a model: its learning curves, its evaluation, its weights and layers.
public struct Report: ReportPage {
  /// What the report is about, shown above the headline: "Training of digits.safetensors".
  let name: String
  let model: Model
  /// nil if there was no data to evaluate the model on.
  let measurement: Measurement?
  /// nil if the training is unknown.
  let curves: LearningCurves?
  let facts: [(name: String, value: String)]
  let command: String?
  let setup: TrainingSetup?

  /// - Parameters:
  ///   - name: what the report is about, shown above the headline: "Training of digits.safetensors".
  ///   - measurement: the evaluation of the model; empty ones are not shown.
  ///   - curves: the progress of the training; empty ones are not shown.
  ///   - facts: names with their values, shown at the top in this order.
  ///   - command: the command that made the report, as typed.
  ///   - setup: the data of the training that made the model; nil if the report is not about a training.
  public init(
    name: String, model: Model, measurement: Measurement?, curves: LearningCurves? = nil,
    facts: [(name: String, value: String)], command: String? = nil, setup: TrainingSetup? = nil
  ) {
    self.name = name
    self.model = model
    self.measurement = measurement.flatMap { $0.report.count > 0 ? $0 : nil }
    self.curves = curves.flatMap { $0.isEmpty ? nil : $0 }
    self.facts = facts
    self.command = command
    self.setup = setup
  }

  /// The report as a self-contained HTML file.
  public var page: String {
    let record = model.training.map { setup?.section($0) ?? $0.section }
    let sections =
      (setup == nil ? [] : [record]) + (curves?.sections ?? []) + (measurement?.sections ?? []) + [
        weights?.section
      ]
      + [model.layerTable.section] + (setup == nil ? [record] : [])
    return Page(title: "\(headline) – \(name)", opening: opening, sections: sections.compactMap { $0 }).source
  }

  /// The figures that `writeFigures(to:)` writes.
  var figures: [FigureFile] {
    var figures: [FigureFile] = []
    if let curves {
      figures.append(FigureFile(name: "loss", figure: curves.lossChart.figure))
      figures.append(FigureFile(name: "accuracy", figure: curves.accuracyChart.figure))
    }
    if let measurement { figures += measurement.figures }
    if let weights { figures.append(FigureFile(name: "weights", figure: weights.figure)) }
    return figures
  }

  /// Writes each figure of the page into a folder, as SVG and as PNG.
  public func writeFigures(to folder: String) throws(FileError) {
    try DigitReport.writeFigures(figures, to: folder)
  }

  private var weights: FirstLayerWeights? { FirstLayerWeights(model) }

  private var headline: String { measurement.map { percent($0.report.accuracy) } ?? "Not evaluated" }

  private var opening: Markup {
    .opening(name: name, headline: headline, summary: summary, facts: facts, command: command)
  }

  /// The validation accuracy of the training, if the recognizer's is another.
  private func networkAlone(_ accuracy: Double) -> String {
    guard setup != nil, let alone = model.training?.validationAccuracy, abs(alone - accuracy) > 1e-9 else {
      return ""
    }
    return """
       This is how digit classify predicts: it averages over small changes of a doubtful digit. The network alone has an \
      accuracy of \(percent(alone)), as in the curves.
      """
  }

  private var summary: String {
    guard let report = measurement?.report else {
      return "There were no validation images, so the accuracy of this model is unknown."
    }
    let interval = report.accuracyInterval
    return """
      Accuracy: \(report.correct) of \(counted(report.count, "image", "images")) classified correctly. The 95 % \
      confidence interval is \(percent(interval.lowerBound)) to \(percent(interval.upperBound)).\(networkAlone(report.accuracy))
      """
  }
}

extension LayerTable {
  fileprivate var section: Section {
    let rows = rows.map { row in
      Table.Row(cells: [row.name, row.output.text, row.parameterCount == 0 ? "" : "\(row.parameterCount)"])
    }
    let total = Table.Row(cells: ["total", "", "\(parameterCount)"], isSummary: true)
    return Section(
      title: "Layers",
      paragraphs: ["The shape of each layer's output, and the number of its parameters."],
      content: [Table(head: ["layer", "output", "parameters"], rows: rows + [total]).markup])
  }
}
