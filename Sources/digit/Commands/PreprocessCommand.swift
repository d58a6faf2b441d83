import ArgumentParser
import DigitImage
import DigitRecognition
import SystemSupport

struct Preprocess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preprocess",
    abstract: "Convert images to the network's 28×28 input, as PNG files or one CSV file.",
    discussion: """
      The CSV file has Kaggle's layout. It has a label column if the first image is in a folder named 0 to 9; then each \
      image is labeled with its folder's name, and images in other folders fail.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: .init("Folder for the PNG files, or the CSV file (- is standard output).", valueName: "path"))
  var output: String

  @Option(help: "Output format.")
  var format = PreprocessingFormat.png

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws { try input.requireInputs() }

  func run() {
    do {
      let inputs = try input.inputs()
      let jobs = inputs.isSingleFile ? 1 : jobs.count
      var tally = PreprocessingTally(progress: Progress(isWanted: !quiet))
      switch format {
      case .png: try writeImages(inputs, jobs: jobs, tally: &tally)
      case .csv: try writeTable(inputs, jobs: jobs, tally: &tally)
      }
      tally.end()
      if tally.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  private func writeImages(
    _ inputs: InputFiles, jobs: Int, tally: inout PreprocessingTally
  ) throws(FileError) {
    try makeFolder(output)
    let (folder, polarity) = (output, input.invert.polarity)
    try forEachInOrder(ImageNames(inputs), jobs: jobs) { image in
      PreprocessingResult(of: image.file, polarity: polarity) { digit throws(FileError) in
        let path = "\(folder)/\(image.name)"
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        try writeFileAtomically(path, encodePNG(digit.intensities, width: 28, height: 28, format: .gray))
      }
    } deliver: { result throws(FileError) in
      _ = try tally.record(result)
    }
  }

  private func writeTable(
    _ inputs: InputFiles, jobs: Int, tally: inout PreprocessingTally
  ) throws(FileError) {
    var table = try PixelCSVOutput(output)
    let polarity = input.invert.polarity
    try forEachInOrder(inputs, jobs: jobs) { file in
      PreprocessingResult(of: file, polarity: polarity) { digit in digit.intensities }
    } deliver: { result throws(FileError) in
      guard let intensities = try tally.record(result) else { return }
      if try !table.write(intensities, of: result.path) {
        tally.reject(result.path, "not in a folder named 0 to 9, as the first image is")
      }
    }
    try table.commit()
  }
}

/// The formats of preprocessed images.
enum PreprocessingFormat: String, ExpressibleByArgument, CaseIterable {
  case png, csv
}
