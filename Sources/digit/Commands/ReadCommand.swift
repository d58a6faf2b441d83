import ArgumentParser
import DigitData
import DigitRecognition
import SystemSupport

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read the number in each image, digit by digit.",
    discussion: """
      Each image shows one number: the cell of a form, the amount of a check, a written line. With --page, it shows many: a \
      table, a column of amounts, a page. The number is its digits; with --marks, also a minus sign in front and a \
      decimal point or comma. The boxes of json and jsonl are x, y, width and height, in pixels of the upright image.

      Examples:
        digit read cell.png
        digit read cells --recursive --format csv --output numbers.csv
        digit read years --range 1900-2030
        digit read --page sheet.jpeg --format csv
      """)

  @OptionGroup var input: InputOptions

  @Flag(help: "Read all numbers of each image, in reading order; words and scribbles are left out.")
  var page = false

  @OptionGroup var restriction: RestrictionOptions
  @OptionGroup var model: ModelOption

  @Option(help: .init("Show the K most probable numbers, 1 to 10; csv has room for two.", valueName: "k"))
  var topK = 1

  @OptionGroup var confidence: ConfidenceOptions

  @Option(help: "Output format; jsonl is one JSON object per line.")
  var format = NumberFormat.text

  @OptionGroup var output: AnswerOutputOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try input.requireInputs()
    try require(topK, of: "--top-k", in: 1...10)
    if let table = input.paths.first(where: TableText.isNamed) {
      throw ValidationError("\(table) is a table of pixels of single digits; digit classify reads it.")
    }
  }

  func run() {
    do {
      let outputs = try input.outputPaths(output: output.path, review: output.review, model: self.model.file)
      let model = try model.load()
      try model.requireDigits(for: "read")
      let threshold = try confidence.threshold(
        model.numberRisk, of: "numbers", option: "--calibrate --calibration-numbers 3500")
      let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
      let restriction = restriction.value
      // A batch reads several images at once, a single image is read in several views at once.
      let threads = input.isBatch ? 1 : jobs.count
      let records = NumberRecords(topK: topK, minConfidence: threshold.value)
      if input.isBatch { threshold.printNote(quiet: quiet.isSet) }
      if page {
        try answerImages(outputs, PageRecords(numbers: records)) { image throws(RecognitionError) in
          try recognizer.readPage(image: image, restriction: restriction, jobs: threads)
        }
      } else {
        try answerImages(outputs, records) { image throws(RecognitionError) in
          try recognizer.readNumber(image: image, restriction: restriction, jobs: threads)
        }
      }
    } catch {
      reportAndExit(error)
    }
  }

  private func answerImages<Records: AnswerRecords>(
    _ outputs: OutputPaths, _ records: Records,
    by read: @Sendable ([UInt8]) throws(RecognitionError) -> Records.Value
  ) throws {
    var answers = try AnswerOutput(
      output.path, format: format.answerFormat, review: output.review, records: records)
    try answers.begin()
    try input.answerImages(
      outputs, jobs: jobs, quiet: quiet, needsThumbnail: answers.needsThumbnail, by: read
    ) { answer in
      try answers.write(answer)
    }
    try answers.end()
    if input.isBatch { answers.summary.print(quiet: quiet.isSet) }
    if answers.summary.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}

/// The formats of `read`.
enum NumberFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json, jsonl

  var answerFormat: AnswerFormat {
    switch self {
    case .text: .text
    case .csv: .csv
    case .json: .json
    case .jsonl: .jsonl
    }
  }
}
