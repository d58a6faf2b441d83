import DigitModel
import DigitRecognition
import DigitTraining
import SystemSupport

/// What a model does and how it came to do it: everything that a page about it shows.
public struct Report {
  /// What was done, as a heading says it: "Evaluation of digits.safetensors".
  let name: String
  let model: Model
  /// How the model did; nil where there was nothing to measure it with.
  let measurement: Measurement?
  /// How it learned; nil where that is not known.
  let curves: LearningCurves?
  /// Names with their values.
  let facts: [(name: String, number: String)]

  public init(
    name: String, model: Model, measurement: Measurement?, curves: LearningCurves? = nil,
    facts: [(name: String, number: String)]
  ) {
    self.name = name
    self.model = model
    self.measurement = measurement.flatMap { $0.report.count > 0 ? $0 : nil }
    self.curves = curves.flatMap { $0.isEmpty ? nil : $0 }
    self.facts = facts
  }

  /// One HTML file that loads nothing.
  public var page: String {
    let sections =
      (curves?.sections ?? []) + (measurement?.sections ?? []) + (weights.map { [$0.section] } ?? [])
      + [layersSection] + (model.training.map { [$0.section] } ?? [])
    return Page(title: "\(headline) – \(name)", content: [opening] + sections.map(\.markup)).source
  }

  /// The page's figures, each for a file of its own.
  var figures: [NamedFigure] {
    var figures: [NamedFigure] = []
    if let curves {
      figures.append(NamedFigure(name: "loss", figure: curves.lossChart.figure))
      figures.append(NamedFigure(name: "accuracy", figure: curves.accuracyChart.figure))
    }
    if let measurement { figures += measurement.figures }
    if let weights { figures.append(NamedFigure(name: "weights", figure: weights.figure)) }
    return figures
  }

  /// Writes each of the page's figures into a folder.
  public func writeFigures(to folder: String) throws(FileError) {
    try DigitReport.writeFigures(figures, to: folder)
  }

  private var weights: WeightPictures? { WeightPictures(model) }

  private var headline: String {
    measurement.map { percent(Float($0.report.accuracy)) } ?? "Not measured"
  }

  /// The figure that matters, and beside it the facts.
  private var opening: Markup {
    let suffix: [Markup] = measurement == nil ? [] : [" ", .element("small", text: "right")]
    return .element(
      "header", [:],
      [
        .element(
          "div", [:],
          [
            .element("div", ["class": "quiet"], text: name),
            .element("h1", [:], [.text(headline)] + suffix),
            .element("p", text: words),
          ]),
        .facts(facts),
      ])
  }

  private var words: String {
    guard let report = measurement?.report else {
      return """
        There were no validation pictures, so nobody knows how good this model is: the page shows how it learned, \
        and what.
        """
    }
    let interval = report.accuracyInterval
    return """
      \(report.correct) of \(counted(report.count, "picture", "pictures")). On all pictures of the kind, with 95 % \
      confidence, between \(percent(Float(interval.lowerBound))) and \(percent(Float(interval.upperBound))).
      """
  }

  private var layersSection: Section {
    let table = model.layerTable
    let rows = table.rows.map { row in
      Table.Row(cells: [row.name, row.output.text, row.parameterCount == 0 ? "" : "\(row.parameterCount)"])
    }
    let total = Table.Row(cells: ["total", "", "\(table.parameterCount)"], isSummary: true)
    return Section(
      title: "Layers",
      paragraphs: ["What a picture goes through, and how many numbers were learned for it."],
      content: [Table(head: ["layer", "output", "parameters"], rows: rows + [total]).markup])
  }
}

extension TrainingRecord {
  /// How the model came to be, as its file says.
  fileprivate var section: Section {
    let options = options.map { ($0.name, $0.value ?? "yes") }
    return Section(
      title: "How it was trained",
      paragraphs: ["What the model's file says of it."],
      content: [
        .facts([("pictures", "\(samples)"), ("steps", "\(steps)"), ("seed", "\(seed)")] + options)
      ])
  }
}

extension WeightPictures {
  fileprivate var section: Section {
    let what =
      isConvolution
      ? "Each kernel of the first layer: it answers most where the picture looks like it."
      : """
      The weights from the picture to each \(areDigits ? "digit" : "neuron of the first layer"), laid out as the \
      picture is.
      """
    let some =
      planes.count < count ? " Of \(count) these are the \(planes.count) with the greatest norm." : ""
    return Section(
      title: "First layer",
      paragraphs: [
        .text("\(what) Ink on blue speaks for it, ink on orange against it.\(some)")
      ],
      figures: [
        CaptionedFigure(
          figure: figure, caption: "Full color: what 1 weight in 100 exceeds.")
      ])
  }
}
