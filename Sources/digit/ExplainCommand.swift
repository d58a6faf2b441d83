import ArgumentParser
import DigitImage
import DigitRecognition
import DigitReport
import SystemSupport

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Shows on a page how a picture gets its answer, step by step.",
    discussion: "The page is one HTML file that loads nothing: pictures are inside it, and it has no scripts."
  )

  @Argument(help: .init("A picture (JPEG, PNG), or - for standard input.", valueName: "path"))
  var path: String

  @Option(name: .shortAndLong, help: .init("The page; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup var model: ModelOption

  @Option(help: "Whether ink is lighter than its ground: auto (decided from the picture), yes or no.")
  var invert = Inversion.auto

  func run() {
    do {
      let model = try model.load()
      let form = try model.pictureForm()
      let recogniser = Recogniser(model: model, form: form)
      guard let picture = try decodePicture(.named(path)) else { return }
      let digit = Result { () throws(NoDigitFound) in
        try Road.prepare(picture, polarity: invert.polarity, form: form)
      }
      try write(page(digit, recogniser))
      if case .failure = digit { throw RecognitionError.noDigitFound }
    } catch let error as RecognitionError {
      reportAndExit(Failure(status: .someFailed, description: "\(printable(path)): \(error)"))
    } catch {
      reportAndExit(error)
    }
  }

  private func page(_ digit: Result<PreparedDigit, NoDigitFound>, _ recogniser: Recogniser) -> String {
    switch digit {
    case .success(let digit): explanation(of: path, digit, recogniser.classify(digit))
    case .failure(let failure): explanation(of: path, failure)
    }
  }

  private func write(_ page: String) throws(FileError) {
    if output == "-" { try writeOutput(page) } else { try writeFileAtomically(output, Array(page.utf8)) }
  }
}
