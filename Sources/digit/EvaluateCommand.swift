import ArgumentParser
import DigitData
import DigitModel
import DigitRecognition
import SystemSupport

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures a model on labelled digits: accuracy, what it confuses, how honest its confidence is."
  )

  @Argument(help: dataHelp)
  var data: [String]

  @OptionGroup var model: ModelOption

  @Option(help: .init("Where a CSV has its label.", valueName: "side"))
  var labelColumn = LabelColumn.first

  @Option(help: .init("Measure with the first pictures only.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("How it is told.", valueName: "form"))
  var format = ReportFormat.text

  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on, not \(limit).") }
  }

  func run() {
    do {
      let model = try model.load()
      let digits = try loadDigits(data, labelColumn: labelColumn, limit: limit, jobs: jobs.count)
      try requireFit(model, digits)
      let report = ClassificationReport(
        model, on: PixelSamples(digits, scale: model.pixelScale), jobs: jobs.count)
      try writeOutput((format == .json ? report.json.text : report.text) + "\n")
    } catch {
      reportAndExit(error)
    }
  }
}

/// Checks that a model takes pictures of the size that the data have.
func requireFit(_ model: Model, _ digits: LabelledDigits) throws {
  let side = model.network.architecture.inputHeight
  guard side == digits.side else {
    throw Failure(
      status: .usage,
      description: "the model takes \(side)×\(side) pictures, the data are \(digits.side)×\(digits.side)")
  }
}
