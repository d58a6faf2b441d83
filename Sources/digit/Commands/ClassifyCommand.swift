import ArgumentParser
import DigitData
import DigitModel
import DigitRecognition
import SystemSupport

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Recognize the digit in each image.",
    discussion: """
      Instead of image files, PATH may be one .csv or .csv.gz file of pixels as on Kaggle, or - for one on standard \
      input: 784 or 64 columns per row, with or without a header and a label column, which is ignored. For an 8×8 model, image files are converted to the format \
      of scikit-learn's digits.

      Examples:
        digit classify photo.jpeg
        digit classify scans --recursive --format csv --output digits.csv
        find scans -name "*.png" -print0 | digit classify --files-from - --null
        digit classify test.csv --format kaggle --output submission.csv
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: .init(
      """
      Classify one image given as numbers separated by commas or spaces: 784 ink intensities from 0 to 255, or 64 from \
      0 to 16 for an 8×8 model.
      """, valueName: "intensities"))
  var pixels: String?

  @OptionGroup var model: ModelOption

  @Option(
    help: .init(
      "Show the K most probable digits, 1 to 10; csv shows the first two, json and jsonl have the probabilities of all.",
      valueName: "k"))
  var topK = 1

  @Option(help: .init("Mark predictions with a lower confidence as unsure, 0 to 1.", valueName: "p"))
  var minConfidence: Float = 0.5

  @Option(
    help:
      "Output format; jsonl is one JSON object per line, kaggle is ImageId,Label for a .csv file of pixels.")
  var format = ClassificationFormat.text

  @Option(
    name: .shortAndLong, help: .init("Output file; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var labelColumn: LabelColumnOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if pixels == nil { try input.requireInputs() }
    try require(pixels == nil || input.isEmpty, "--pixels is an image itself; name no others with it.")
    try require((1...10).contains(topK), "--top-k takes a number from 1 to 10, not \(topK).")
    try require(
      (0...1).contains(minConfidence), "--min-confidence takes a number from 0 to 1, not \(minConfidence).")
    let table = input.paths.first(where: TableText.isNamed)
    if let table {
      try require(
        input.paths.count == 1 && input.filesFrom == nil,
        "\(table) holds images as rows of pixels; classify it alone.")
    }
    try require(
      format != .kaggle || table != nil || input.paths == ["-"],
      "--format kaggle is for a .csv file of pixels.")
  }

  func run() {
    do {
      try checkOutput()
      let model = try model.load()
      let table = input.paths.first(where: TableText.isNamed)
      var output = try ClassificationOutput(
        output, format: format, topK: topK, minConfidence: minConfidence)
      var isBatch = table != nil || pixels == nil && input.isBatch
      if let pixels {
        try output.begin()
        try output.write(Classification(ofPixels: pixels, by: Recognizer(model: model)))
      } else if let table {
        let rows = try PixelTable(path: table, labelColumn: labelColumn.value, jobs: jobs.count)
        try classifyRows(rows, of: table, model: model, output: &output)
      } else if input.paths == ["-"], input.filesFrom == nil {
        isBatch = try classifyStandardInput(model: model, output: &output)
      } else {
        try classifyImages(model: model, output: &output)
      }
      try output.end()
      if isBatch { output.summary.print(quiet: quiet.isSet) }
      if output.summary.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  /// Refuses an output that is one of the named inputs; images in folders and lists are checked as they come.
  private func checkOutput() throws {
    let outputs = try OutputPaths(["--output": output])
    try input.requireDistinct(from: outputs)
    try outputs.requireDistinct(fromInput: model.file)
  }

  private func classifyImages(model: Model, output: inout ClassificationOutput) throws {
    let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
    let inputs = try input.inputs()
    let outputs = try OutputPaths(["--output": self.output])
    var progress = Progress(isWanted: !quiet.isSet, total: input.fileCount)
    try output.begin()
    try forEachInOrder(inputs, jobs: input.isBatch ? jobs.count : 1) { file in
      Classification(of: file, by: recognizer)
    } deliver: { classification in
      if let classification {
        try outputs.requireDistinct(fromInput: classification.path)
        try output.write(classification)
      }
      progress.step(failed: classification?.failed ?? false)
    }
    progress.end()
  }

  /// Classifies the image or the table on standard input.
  ///
  /// - Returns: whether it is a table.
  private func classifyStandardInput(model: Model, output: inout ClassificationOutput) throws -> Bool {
    let content = try TableOrImage(
      standardInputWith: labelColumn.value, imageLimit: imageFileLimit, jobs: jobs.count)
    switch content {
    case .table(let table):
      try classifyRows(table, of: "-", model: model, output: &output)
      return true
    case .other(let bytes):
      let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
      try output.begin()
      try output.write(Classification(ofStandardInput: bytes, by: recognizer))
      return false
    }
  }

  private func classifyRows(
    _ table: PixelTable, of path: String, model: Model, output: inout ClassificationOutput
  ) throws {
    try model.requireSide(table.side, of: path)
    if !quiet.isSet {
      printWarnings(of: table.pixels, side: table.side, path: path, pixelScale: model.pixelScale)
    }
    try output.begin(noun: "row")
    try Recognizer(model: model).classify(rows: table.pixels[...], jobs: jobs.count) { row, prediction in
      try output.write(Classification(ofRow: row + 1, in: path, prediction))
    }
  }
}
