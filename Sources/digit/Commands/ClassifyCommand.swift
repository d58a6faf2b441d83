import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Recognize the digit in each image.",
    discussion: """
      Instead of image files, PATH may be one .csv or .csv.gz file of pixels as on Kaggle, or - for one on standard \
      input: 784 or 64 columns per row, with or without a header and a label column, which is ignored. For an 8×8 model, \
      image files are converted to the format of scikit-learn's digits.

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

  @OptionGroup var confidence: ConfidenceOptions

  @Option(
    help:
      "Output format; jsonl is one JSON object per line, kaggle is ImageId,Label for a .csv file of pixels.")
  var format = AnswerFormat.text

  @OptionGroup var output: AnswerOutputOptions
  @OptionGroup var labelColumn: LabelColumnOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  /// The path that names a table of pixels instead of images.
  private var table: String? { input.paths.first(where: TableText.isNamed) }

  func validate() throws {
    if pixels == nil { try input.requireInputs() }
    try require(pixels == nil || input.isEmpty, "--pixels is an image itself; name no others with it.")
    try require(topK, of: "--top-k", in: 1...10)
    if let table {
      try require(
        input.paths.count == 1 && input.filesFrom == nil,
        "\(table) holds images as rows of pixels; classify it alone.")
    }
    try require(
      pixels == nil || output.review == nil, "--review is for files; --pixels is one image without a file.")
    try require(
      format != .kaggle || table != nil || input.paths == ["-"],
      "--format kaggle is for a .csv file of pixels.")
  }

  func run() {
    do {
      let outputs = try input.outputPaths(output: output.path, review: output.review, model: self.model.file)
      let model = try model.load()
      let threshold = try confidence.threshold(model.digitRisk, of: "digits", option: "--calibrate")
      var output = try AnswerOutput(
        output.path, format: format, review: output.review,
        records: ClassificationRecords(labels: model.labels, topK: topK, minConfidence: threshold.value))
      var isBatch = table != nil || pixels == nil && input.isBatch
      if isBatch { threshold.printNote(quiet: quiet.isSet) }
      if let pixels {
        try output.begin()
        try output.write(Classification(ofPixels: pixels, by: Recognizer(model: model)))
      } else if let table {
        let rows = try PixelTable(path: table, labelColumn: labelColumn.value, jobs: jobs.count)
        try classifyRows(rows, of: table, model: model, output: &output)
      } else if input.paths == ["-"], input.filesFrom == nil {
        isBatch = try classifyStandardInput(model: model, output: &output)
      } else {
        try classifyImages(model: model, outputs, output: &output)
      }
      try output.end()
      if isBatch { output.summary.print(quiet: quiet.isSet) }
      if output.summary.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  private func classifyImages(
    model: Model, _ outputs: OutputPaths, output: inout AnswerOutput<ClassificationRecords>
  ) throws {
    let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
    try output.begin()
    try input.answerImages(outputs, jobs: jobs, quiet: quiet, needsThumbnail: output.needsThumbnail) {
      image throws(RecognitionError) in
      try recognizer.classify(image: image)
    } deliver: { answer in
      try output.write(answer)
    }
  }

  /// Classifies the image or the table on standard input.
  ///
  /// - Returns: whether it is a table.
  private func classifyStandardInput(model: Model, output: inout AnswerOutput<ClassificationRecords>) throws
    -> Bool
  {
    let content = try TableOrImage(
      standardInputWith: labelColumn.value, imageLimit: imageFileLimit,
      ifStart: { ImageFormat(firstBytes: $0) != nil }, jobs: jobs.count)
    switch content {
    case .table(let table):
      try classifyRows(table, of: "-", model: model, output: &output)
      return true
    case .other(let bytes):
      let recognizer = try Recognizer(model: model, polarity: input.invert.polarity)
      try output.begin()
      try output.write(
        Classification(
          path: "-", ofImage: bytes,
          by: { image throws(RecognitionError) in try recognizer.classify(image: image) },
          needsThumbnail: output.needsThumbnail))
      return false
    }
  }

  private func classifyRows(
    _ table: PixelTable, of path: String, model: Model, output: inout AnswerOutput<ClassificationRecords>
  ) throws {
    try model.requireSide(table.side, of: path)
    if !quiet.isSet {
      printWarnings(of: table.pixels, side: table.side, path: path, pixelScale: model.pixelScale)
    }
    try output.begin(noun: "row")
    let recognizer = try Recognizer(model: model)
    let count = table.side * table.side
    let needsThumbnail = output.needsThumbnail
    try recognizer.classify(rows: table.pixels[...], jobs: jobs.count) { row, prediction in
      var answer = Classification(ofRow: row + 1, in: path, prediction)
      answer.showImage(
        Thumbnail(
          ofInk: table.pixels[row * count..<(row + 1) * count], side: table.side,
          full: recognizer.format.fullIntensity), if: needsThumbnail)
      try output.write(answer)
    }
  }
}
