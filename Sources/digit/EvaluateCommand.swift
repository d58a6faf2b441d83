import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract:
      "Measures a model on labelled digits: accuracy, what it confuses, how honest its confidence is.",
    discussion: "A picture that gets no answer counts as answered wrongly.")

  @Argument(help: dataHelp)
  var data: [String]

  @OptionGroup var model: ModelOption

  @Option(help: .init("Where a CSV has its label.", valueName: "side"))
  var labelColumn = LabelColumn.first

  @Option(help: .init("Measure with the first pictures only.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("Show so many of the wrong answers, the most confident first.", valueName: "n"))
  var mistakes = 10

  @Option(help: .init("How it is told.", valueName: "form"))
  var format = ReportFormat.text

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on, not \(limit).") }
    if mistakes < 0 { throw ValidationError("--mistakes takes a number from 0 on, not \(mistakes).") }
  }

  func run() {
    do {
      let model = try model.load()
      var report = ClassificationReport()
      for path in data {
        let left = (limit ?? .max) - report.count
        guard left > 0 else { break }
        if let pictures = try labelledPictures(path) {
          try model.requireSide(DigitBox.side, for: path)
          evaluate(model, on: pictures.prefix(left), report: &report)
        } else {
          let digits = try loadDigits(path, labelColumn: labelColumn, jobs: jobs.count)
          try model.requireSide(digits.side, for: path)
          evaluate(model, on: digits, of: path, limit: left, report: &report)
        }
      }
      guard report.count > 0 else { throw DataError.empty(path: data.joined(separator: ", ")) }
      let text = format == .json ? report.json(mistakes: mistakes).text : report.text(mistakes: mistakes)
      try writeOutput(text + "\n")
      if !report.refused.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  /// Pictures go the whole road.
  private func evaluate(
    _ model: Model, on pictures: ArraySlice<LabelledPicture>, report: inout ClassificationReport
  ) {
    let recogniser = Recogniser(model: model)
    var progress = Progress(isWanted: !quiet)
    forEachInOrder(pictures, jobs: jobs.count) { picture in
      (picture.label, Answer(to: picture.input, by: recogniser))
    } deliver: { label, answer in
      guard let answer else { return }
      switch answer.outcome {
      case .success(let prediction): report.record(prediction, label: label, picture: answer.path)
      case .failure(let error): report.record(error, label: label)
      }
      progress.step(failed: answer.failed)
    }
    progress.end()
  }

  /// Rows of pixels are what the network sees already.
  private func evaluate(
    _ model: Model, on digits: LabelledDigits, of path: String, limit: Int, report: inout ClassificationReport
  ) {
    let recogniser = Recogniser(model: model)
    let (area, count) = (digits.side * digits.side, min(digits.count, limit))
    let batch = 1024
    for first in stride(from: 0, to: count, by: batch) {
      let rows = first..<min(first + batch, count)
      let levels = digits.pixels[rows.lowerBound * area..<rows.upperBound * area]
      for (row, prediction) in zip(rows, recogniser.classify(levels: levels, jobs: jobs.count)) {
        report.record(prediction, label: Int(digits.labels[row]), picture: "\(path):\(row + 1)")
      }
    }
  }
}
