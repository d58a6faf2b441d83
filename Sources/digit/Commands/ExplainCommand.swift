import ArgumentParser
import DigitImage
import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Shows on a page how a picture gets its answer, step by step.",
    discussion: """
      From the photo to the digit, and through the network's layers to the answer; with --label also how the network \
      would learn from it. The page is one HTML file that loads nothing: pictures are inside it, and it has no scripts.
      """)

  @Argument(help: .init("A picture (JPEG, PNG), or - for standard input.", valueName: "path"))
  var path: String

  @Option(name: .shortAndLong, help: .init("The page; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup var model: ModelOption

  @Option(help: "Whether ink is lighter than its ground: auto (decided from the picture), yes or no.")
  var invert = Inversion.auto

  @Option(
    help: .init(
      "The digit that it is: shows the error on its way back, the gradients, and one update of the weights.",
      valueName: "digit"))
  var label: Int?

  @Option(help: .init("The learning rate of that update, above 0; by default 0.1.", valueName: "rate"))
  var learningRate: Float?

  func validate() throws {
    try require(label.map((0...9).contains) ?? true, "--label takes a digit from 0 to 9.")
    guard let learningRate else { return }
    try require(label != nil, "--learning-rate is about the update that --label shows.")
    try require(
      learningRate > 0 && learningRate.isFinite,
      "--learning-rate takes a number above 0, not \(learningRate).")
  }

  func run() {
    do {
      let model = try model.load()
      let recognizer = try Recognizer(model: model)
      guard let picture = try ImageInput.named(path).decode() else { return }
      let digit = Result { () throws(NoDigitFound) in
        try Preprocessing.run(picture, polarity: invert.polarity, format: recognizer.format)
      }
      try write(page(digit, model, recognizer))
      if case .failure = digit { throw RecognitionError.noDigitFound }
    } catch let error as RecognitionError {
      reportAndExit(Failure(status: .someFailed, description: "\(printable(path)): \(error)"))
    } catch {
      reportAndExit(error)
    }
  }

  private func page(
    _ digit: Result<PreprocessedDigit, NoDigitFound>, _ model: Model, _ recognizer: Recognizer
  ) -> String {
    switch digit {
    case .success(let digit):
      let network = NetworkExplanation(
        model: model, inputs: recognizer.inputs(of: digit), label: label, learningRate: learningRate ?? 0.1)
      return explanation(of: path, digit, recognizer.classify(digit), by: network)
    case .failure(let failure): return explanation(of: path, failure)
    }
  }

  private func write(_ page: String) throws(FileError) {
    let file = try TextOutput(output)
    try file.write(page)
    try file.commit()
  }
}
