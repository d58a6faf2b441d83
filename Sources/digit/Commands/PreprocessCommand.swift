import ArgumentParser
import DigitImage
import DigitRecognition
import SystemSupport

struct Preprocess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preprocess",
    abstract: "Brings pictures into the 28×28 that the network sees, as PNG files or one CSV for train.",
    discussion: """
      In a CSV, a picture in a folder that is named 0 to 9 is labeled with that digit. The first picture \
      decides whether there is a label column.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: .init("The folder for PNG files, or the CSV file (- for standard output).", valueName: "path"))
  var output: String

  @Option(help: "The form of the result.")
  var format = PreparedFormat.png

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws { try input.requireSome() }

  func run() {
    do {
      let inputs = try input.inputs()
      let jobs = inputs.isSingleFile ? 1 : jobs.count
      var tally = PreparationTally(progress: Progress(isWanted: !quiet))
      switch format {
      case .png: try writePictures(inputs, jobs: jobs, tally: &tally)
      case .csv: try writeTable(inputs, jobs: jobs, tally: &tally)
      }
      tally.end()
      if tally.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  private func writePictures(
    _ inputs: InputFiles, jobs: Int, tally: inout PreparationTally
  ) throws(FileError) {
    try makeFolder(output)
    let (folder, polarity) = (output, input.invert.polarity)
    try forEachInOrder(PictureNames(inputs), jobs: jobs) { picture in
      Preparation(of: picture.input, polarity: polarity) { digit throws(FileError) in
        let path = "\(folder)/\(picture.name)"
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        try writeFileAtomically(path, encodePNG(digit.intensities, width: 28, height: 28, format: .gray))
      }
    } deliver: { preparation throws(FileError) in
      _ = try tally.take(preparation)
    }
  }

  private func writeTable(
    _ inputs: InputFiles, jobs: Int, tally: inout PreparationTally
  ) throws(FileError) {
    var table = try PreparedTable(output)
    let polarity = input.invert.polarity
    try forEachInOrder(inputs, jobs: jobs) { input in
      Preparation(of: input, polarity: polarity) { digit in digit.intensities }
    } deliver: { preparation throws(FileError) in
      guard let levels = try tally.take(preparation) else { return }
      let isWritten = try table.write(levels, of: preparation.path)
      if !isWritten { tally.refuse(preparation.path, "in no folder named 0 to 9, as the first picture is") }
    }
    try table.commit()
  }
}

/// The forms of prepared pictures.
enum PreparedFormat: String, ExpressibleByArgument, CaseIterable {
  case png, csv
}
