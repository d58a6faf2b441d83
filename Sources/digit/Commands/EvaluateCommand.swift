import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract:
      "Measures a model on labeled digits: accuracy, what it confuses, how honest its confidence is.",
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

  @OptionGroup var page: ReportOptions
  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on, not \(limit).") }
    if mistakes < 0 { throw ValidationError("--mistakes takes a number from 0 on, not \(mistakes).") }
  }

  func run() {
    do {
      try page.check()
      let model = try model.load()
      let measurement = try measure(model)
      let report = measurement.report
      guard report.count > 0 else { throw DataError.empty(path: data.joined(separator: ", ")) }
      let text = format == .json ? report.json(mistakes: mistakes).text : report.text(mistakes: mistakes)
      try writeOutput(text + "\n")
      try page.write(pageReport(model, measurement))
      if !report.refused.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  private func measure(_ model: Model) throws -> Measurement {
    var measurement = Measurement(keepsPictures: page.isWanted)
    for path in data {
      let left = (limit ?? .max) - measurement.report.count
      guard left > 0 else { break }
      if let pictures = try labeledPictures(path) {
        try evaluate(model, on: pictures.prefix(left), measurement: &measurement)
      } else {
        let digits = try loadDigits(path, labelColumn: labelColumn, jobs: jobs.count)
        try model.requireSide(digits.side, for: path)
        measurement.record(digits, by: model, limit: left, jobs: jobs.count) { "\(path):\($0 + 1)" }
      }
    }
    return measurement
  }

  private func pageReport(_ model: Model, _ measurement: Measurement) -> Report {
    let name = self.model.path ?? "the model inside the program"
    return Report(
      name: "\(name), measured on \(data.joined(separator: ", "))", model: model, measurement: measurement,
      facts: [
        ("pictures", "\(measurement.report.count)"),
        ("calibration error", decimalText(measurement.report.calibrationError, places: 4)),
        ("parameters", "\(model.network.parameterCount)"),
      ])
  }

  /// Pictures go the whole road.
  private func evaluate(
    _ model: Model, on pictures: ArraySlice<LabeledPicture>, measurement: inout Measurement
  ) throws {
    let form = try model.pictureForm()
    let recognizer = Recognizer(model: model, form: form)
    var progress = Progress(isWanted: !quiet)
    forEachInOrder(pictures, jobs: jobs.count) { picture in
      let answer = Result { () throws(RecognitionError) in
        try preprocessDigit(in: picture.input, form: form, polarity: nil).map { Seen($0, by: recognizer) }
      }
      return (picture, answer)
    } deliver: { picture, answer in
      switch answer {
      case .success(nil): return
      case .success(let seen?):
        measurement.record(
          seen.prediction, label: picture.label, picture: picture.input.path, ink: seen.ink)
        progress.step(failed: false)
      case .failure(let error):
        measurement.record(error, label: picture.label)
        progress.step(failed: true)
      }
    }
    progress.end()
  }
}

/// A picture as the network saw it, and what it took it for.
private struct Seen: Sendable {
  let prediction: Prediction
  let ink: Plane

  init(_ digit: PreprocessedDigit, by recognizer: Recognizer) {
    prediction = recognizer.classify(digit)
    ink = digit.plane
  }
}
