import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model on labeled digits: accuracy, confusion matrix, calibration.",
    usage: "digit evaluate <data> ... [<options>]",
    discussion: """
      An image that cannot be read or has no digit counts as a wrong prediction.

      Examples:
        digit evaluate t10k-images-idx3-ubyte.gz
        digit evaluate test.csv --model my.safetensors --mistakes 20
        digit evaluate photos --report evaluation.html
      """)

  @Argument(help: .init(labeledDataHelp, valueName: "data"), completion: .file())
  var data: [String]

  @OptionGroup var model: ModelOption

  @OptionGroup var labelColumn: LabelColumnOption

  @Option(help: .init("Use only the first N images, N at least 1.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("List the N most confident mistakes, 0 or more.", valueName: "n"))
  var mistakes = 10

  @Option(help: "Output format.")
  var format = ReportFormat.text

  @OptionGroup var page: ReportOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if let limit { try require(limit >= 1, "--limit takes a number from 1, not \(limit).") }
    try requireStandardInputOnce(data)
    try require(mistakes >= 0, "--mistakes takes a number from 0, not \(mistakes).")
  }

  func run() {
    do {
      let outputs = try OutputPaths(page.outputs)
      try outputs.requireDistinct(fromInputs: data + [model.file].compactMap(\.self))
      try page.checkWritable()
      let model = try model.load()
      var summary = BatchSummary(success: "answered", failure: "without an answer")
      let measurement = try measure(model, outputs, &summary)
      let report = measurement.report
      guard report.count > 0 else { throw DataError.empty(path: data.joined(separator: ", ")) }
      let text = format == .json ? report.json(mistakes: mistakes).text : report.text(mistakes: mistakes)
      try writeOutput(text + "\n")
      try page.write(pageReport(model, measurement))
      if summary.failures > 0 {
        summary.print(quiet: quiet.isSet)
        throw ExitCode(ExitStatus.someFailed.rawValue)
      }
    } catch {
      reportAndExit(error)
    }
  }

  private func measure(
    _ model: Model, _ outputs: OutputPaths, _ summary: inout BatchSummary
  ) throws -> Measurement {
    let recognizer = try Recognizer(model: model)
    var measurement = Measurement(keepsImages: page.isWanted)
    for path in data {
      let remaining = (limit ?? .max) - measurement.report.count
      guard remaining > 0 else { break }
      switch try LabeledSource(path: path, labelColumn: labelColumn.value, jobs: jobs.count) {
      case .images(let images):
        try measure(recognizer, on: images.prefix(remaining), into: &measurement, outputs, &summary)
      case .pixels(let digits):
        try model.requireSide(digits.side, of: path)
        if !quiet.isSet {
          printWarnings(of: digits.pixels, side: digits.side, path: path, pixelScale: model.pixelScale)
        }
        measurement.record(
          intensities: digits.pixels, labels: digits.labels.prefix(remaining), by: recognizer,
          jobs: jobs.count
        ) { "\(path):\($0 + 1)" }
        summary.succeed(min(digits.count, remaining))
      }
    }
    return measurement
  }

  private func measure(
    _ recognizer: Recognizer, on images: ArraySlice<LabeledImage>, into measurement: inout Measurement,
    _ outputs: OutputPaths, _ summary: inout BatchSummary
  ) throws {
    var progress = Progress(isWanted: !quiet.isSet, total: images.count)
    try forEachInOrder(images, jobs: jobs.count) { image in
      let result = Result { () throws(RecognitionError) in
        try recognizer.recognize(image.file)
      }
      return (image, result)
    } deliver: { image, result in
      try outputs.requireDistinct(fromInput: image.file.path)
      let failures = summary.failures
      switch result {
      case .success(nil): break
      case .success(let recognition?):
        measurement.record(recognition, label: image.label, image: displayPath(image.file.path))
        if case .failure = recognition.digit {
          summary.recordFailure(image.file.path, .noDigitFound)
        } else {
          summary.succeed()
        }
      case .failure(let error):
        measurement.record(error, label: image.label)
        summary.recordFailure(image.file.path, error)
      }
      progress.step(failed: summary.failures > failures)
    }
    progress.end()
  }
}
