import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model on labeled digits or numbers: accuracy, confusion matrix, calibration.",
    usage: "digit evaluate <data> ... [<options>]",
    discussion: """
      An image that cannot be read or has no digit counts as a wrong prediction.

      Examples:
        digit evaluate t10k-images-idx3-ubyte.gz
        digit evaluate test.csv --model my.safetensors --mistakes 20
        digit evaluate photos --report evaluation.html
        digit evaluate --numbers cells/labels.tsv
      """)

  @Argument(help: .init(labeledDataHelp, valueName: "data"), completion: .file())
  var data: [String]

  @OptionGroup var model: ModelOption

  @Flag(help: "Measure how numbers are read: the data are .tsv lists of image paths and numbers.")
  var numbers = false

  @OptionGroup var restriction: RestrictionOptions

  @OptionGroup var labelColumn: LabelColumnOption

  @Option(help: .init("Use only the first N images, 1 to 1000000000.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("List the N most confident mistakes, 0 to 1000000000.", valueName: "n"))
  var mistakes = 10

  @Option(help: "Output format.")
  var format = ReportFormat.text

  @OptionGroup var page: ReportOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try require(limit, of: "--limit", in: 1...1_000_000_000)
    try requireStandardInputOnce(data)
    try require(mistakes, of: "--mistakes", in: 0...1_000_000_000)
    try require(
      numbers || restriction.value == .none, "--length, --range and --marks are for numbers; add --numbers.")
  }

  func run() {
    do {
      let outputs = try OutputPaths(page.outputs)
      try outputs.requireDistinct(fromInputs: data + [self.model.file].compactMap(\.self))
      try page.checkWritable()
      let model = try model.load()
      var summary = BatchSummary(success: "answered", failure: "without an answer")
      if numbers {
        try model.requireDigits(for: "--numbers")
        let report = try measureNumbers(model, outputs, &summary)
        try printReport(report)
        try page.write(pageReport(model, report))
      } else {
        let measurement = try measure(model, outputs, &summary)
        try printReport(measurement.report)
        try page.write(pageReport(model, measurement))
      }
      if summary.failures > 0 {
        summary.print(quiet: quiet.isSet)
        throw ExitCode(ExitStatus.someFailed.rawValue)
      }
    } catch {
      reportAndExit(error)
    }
  }

  private func printReport(_ report: some PrintedReport) throws {
    guard report.count > 0 else { throw DataError.empty(path: data.joined(separator: ", ")) }
    let text = format == .json ? report.json(mistakes: mistakes).text : report.text(mistakes: mistakes)
    try writeOutput(text + "\n")
  }

  private func measure(
    _ model: Model, _ outputs: OutputPaths, _ summary: inout BatchSummary
  ) throws -> Measurement {
    let recognizer = try Recognizer(model: model)
    var measurement = Measurement(labels: model.labels, keepsImages: page.isWanted)
    for path in data {
      let remaining = (limit ?? .max) - measurement.report.count
      guard remaining > 0 else { break }
      switch try LabeledSource(path: path, labelColumn: labelColumn.value, jobs: jobs.count) {
      case .images(let images):
        try answer(images.prefix(remaining), outputs, &summary, by: recognizer.classifyWithInk(image:)) {
          image, result in
          switch result {
          case .success(let answer):
            measurement.record(
              answer.prediction, label: image.label, image: displayPath(image.file.path), ink: answer.ink)
            return nil
          case .failure(let error):
            measurement.record(error, label: image.label)
            return error
          }
        }
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

  private func measureNumbers(
    _ model: Model, _ outputs: OutputPaths, _ summary: inout BatchSummary
  ) throws -> NumberReport {
    let (recognizer, restriction) = (try Recognizer(model: model), restriction.value)
    var report = NumberReport()
    for path in data {
      let images = try LabeledImage.numbers(inList: path, allowsMarks: restriction.allowsMarks).prefix(
        max(0, (limit ?? .max) - report.count))
      try answer(images, outputs, &summary) { bytes throws(RecognitionError) in
        try recognizer.readNumber(image: bytes, restriction: restriction)
      } record: { image, result in
        switch result {
        case .success(let number):
          report.record(number, label: image.label, image: displayPath(image.file.path))
          return nil
        case .failure(let error):
          report.record(error, label: image.label)
          return error
        }
      }
    }
    return report
  }

  /// Answers each image and records the answers in order, with progress on standard error.
  ///
  /// - Parameters:
  ///   - recognize: answers the bytes of an image file.
  ///   - record: returns why an image has no answer; nil if it has one.
  private func answer<Label, Value: Sendable>(
    _ images: ArraySlice<LabeledImage<Label>>, _ outputs: OutputPaths, _ summary: inout BatchSummary,
    by recognize: @Sendable ([UInt8]) throws(RecognitionError) -> Value,
    record: (LabeledImage<Label>, Result<Value, RecognitionError>) -> RecognitionError?
  ) throws {
    var progress = Progress(isWanted: !quiet.isSet, total: images.count)
    try forEachInOrder(images, jobs: jobs.count) { image in
      (image, Answer(of: image.file, by: recognize) { _ in false })
    } deliver: { image, answer in
      try outputs.requireDistinct(fromInput: image.file.path)
      let failure = answer.flatMap { record(image, $0.outcome) }
      if let failure {
        summary.recordFailure(image.file.path, failure)
      } else if answer != nil {
        summary.succeed()
      }
      progress.step(failed: failure != nil)
    }
    progress.end()
  }
}
