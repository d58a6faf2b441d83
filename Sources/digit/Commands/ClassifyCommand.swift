import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import OrderedJSON
import SystemSupport

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Tells which digits pictures show.",
    discussion: """
      The path may also be a .csv of pixel rows as Kaggle has them: 784 or 64 columns, with or without a header \
      and a label, which is not looked at. A model for 8×8 pictures gets those of files as scikit-learn's 8×8 digits \
      are made.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: .init(
      "A picture as numbers, separated by commas or blanks, instead of files: 784 levels of ink from 0 to 255, or 64 "
        + "from 0 to 16 for a model that takes 8×8.", valueName: "levels"))
  var pixels: String?

  @OptionGroup var model: ModelOption

  @Option(help: .init("Show the K most probable digits (text only).", valueName: "k"))
  var topK = 1

  @Option(help: .init("Mark answers of less confidence as unsure, 0 to 1.", valueName: "p"))
  var minConfidence: Float = 0.5

  @Option(
    help: "The form of the answers; jsonl is one JSON object a line, kaggle is for a .csv of pixel rows.")
  var format = AnswerFormat.text

  @Option(
    name: .shortAndLong, help: .init("Where the answers go; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if pixels == nil { try input.requireSome() }
    try require(pixels == nil || input.isEmpty, "--pixels is a picture; name no others beside it.")
    if !(1...10).contains(topK) { throw ValidationError("--top-k takes a number from 1 to 10, not \(topK).") }
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence).")
    }
    if let table = input.paths.first(where: isTable), input.paths.count > 1 || input.filesFrom != nil {
      throw ValidationError("\(table) holds pictures as rows; classify it alone.")
    }
    if format == .kaggle && !input.paths.contains(where: isTable) {
      throw ValidationError("--format kaggle is for a .csv of pixel rows.")
    }
  }

  func run() {
    do {
      let model = try model.load()
      var output = try AnswerOutput(output, format: format, topK: topK, minConfidence: minConfidence)
      if let pixels {
        try output.begin()
        try output.write(Answer(pixels: pixels, recognizer: Recognizer(model: model)))
      } else if let table = input.paths.first(where: isTable) {
        try classifyRows(of: table, model: model, output: &output)
      } else {
        try classifyPictures(model: model, output: &output)
      }
      try output.end()
      if output.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  private func classifyPictures(model: Model, output: inout AnswerOutput) throws {
    let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
    let inputs = try input.inputs()
    var progress = Progress(isWanted: !quiet)
    try output.begin()
    try forEachInOrder(inputs, jobs: inputs.isSingleFile ? 1 : jobs.count) { input in
      Answer(to: input, by: recognizer)
    } deliver: { answer in
      guard let answer else { return }
      try output.write(answer)
      progress.step(failed: answer.failed)
    }
    progress.end()
  }

  /// Each row of a table of pixels is a picture as the network takes it.
  private func classifyRows(of path: String, model: Model, output: inout AnswerOutput) throws {
    let rows = try loadRows(path, jobs: jobs.count)
    try model.requireSide(rows.side, for: path)
    try output.begin()
    try Recognizer(model: model).classify(rows: rows.pixels[...], jobs: jobs.count) { row, prediction in
      try output.write(Answer(row: row + 1, of: path, prediction))
    }
  }
}

/// Whether a path names a table of pixels.
private func isTable(_ path: String) -> Bool { path.hasSuffix(".csv") }
