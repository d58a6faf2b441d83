import ArgumentParser
import DigitData
import DigitImage
import DigitRecognition
import SystemSupport

struct Preprocess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preprocess",
    abstract: "Convert images to the network's 28×28 input, as PNG files or one CSV file.",
    usage: "digit preprocess [<path> ...] --output <path> [<options>]",
    discussion: """
      The CSV file has Kaggle's layout. It has a label column if the first image is in a folder named 0 to 9; then each \
      image is labeled with its folder's name, and images in other folders fail.

      Examples:
        digit preprocess scans --output digits
        digit preprocess 0 1 2 3 4 5 6 7 8 9 --format csv --output train.csv
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: .init("Folder for the PNG files, or the CSV file (- is standard output).", valueName: "path"),
    completion: .file())
  var output: String

  @Option(help: "Output format.")
  var format = PreprocessingFormat.png

  @OptionGroup var jobs: JobsOption
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try input.requireInputs()
    if let table = input.paths.first(where: TableText.isNamed) {
      throw ValidationError(
        """
        \(table) is a table of pixels, which need no preprocessing: classify, train and evaluate read it. Name image \
        files here.
        """)
    }
  }

  func run() {
    do {
      let outputs = try input.outputPaths(output: output)
      var tally = PreprocessingTally(progress: Progress(isWanted: !quiet.isSet, total: input.fileCount))
      switch format {
      case .png: try writeImages(tally: &tally)
      case .csv: try writeTable(outputs, tally: &tally)
      }
      tally.end()
      if input.isBatch { tally.summary.print(quiet: quiet.isSet) }
      if tally.summary.failures > 0 || tally.summary.count == 0 {
        throw ExitCode(ExitStatus.someFailed.rawValue)
      }
    } catch {
      reportAndExit(error)
    }
  }

  private var threads: Int { input.isBatch ? jobs.count : 1 }

  private func writeImages(tally: inout PreprocessingTally) throws {
    let inputs = try input.inputs()
    let folder = try ImageFolder(output, inputs: input.paths, recursive: input.recursive)
    let polarity = input.invert.polarity
    try forEachInOrder(ImageNames(inputs), jobs: threads) { image in
      PreprocessingResult(of: image.file, polarity: polarity) { digit in
        try folder.write(digit, name: image.name, source: image.file.path)
      }
    } deliver: { result in
      try tally.record(result)
    }
  }

  private func writeTable(_ outputs: OutputPaths, tally: inout PreprocessingTally) throws {
    let inputs = try input.inputs()
    var table = try PixelCSVOutput(output)
    let polarity = input.invert.polarity
    try forEachInOrder(inputs, jobs: threads) { file in
      PreprocessingResult(of: file, polarity: polarity) { digit in digit.intensities }
    } deliver: { result in
      try outputs.requireDistinct(fromInput: result.path)
      try tally.record(result) { intensities in
        let isWritten = try table.write(intensities, of: result.path)
        return isWritten ? nil : .noLabel
      }
    }
    // Without a row there is no header either: whether it has a label is not known.
    if tally.summary.count > tally.summary.failures { try table.commit() }
  }
}

extension Rejection {
  fileprivate static let noLabel = Rejection(
    cause: "no label", message: "not in a folder named 0 to 9, as the first image is")
}

/// The formats of preprocessed images.
enum PreprocessingFormat: String, ExpressibleByArgument, CaseIterable {
  case png, csv
}
