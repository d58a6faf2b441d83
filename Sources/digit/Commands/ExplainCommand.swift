import ArgumentParser
import DigitImage
import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show on an HTML page, step by step, how an image gets its prediction.",
    usage: "digit explain <path> [<options>]",
    discussion: """
      The page shows the preprocessing of the image and the forward pass through the network; with --label also the \
      backward pass and one step of gradient descent. With --number it shows how digit read reads the number in the image: \
      its pieces, the candidates for digits, and the best readings. It is one self-contained HTML file without scripts.

      Examples:
        digit explain photo.jpeg --output photo.html
        digit explain photo.jpeg --model my.safetensors --label 7 -o photo.html
        digit explain cell.png --number --length 4 -o cell.html
      """)

  @Argument(
    help: .init(
      "Image file (JPEG, PNG, BMP, GIF, WebP, HEIC, AVIF), or - for standard input.", valueName: "path"),
    completion: .file())
  var path: String

  @Option(
    name: .shortAndLong, help: .init("Output file; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var model: ModelOption

  @Option(help: "Whether the ink is lighter than the background; auto decides from the image.")
  var invert = Inversion.auto

  @Flag(help: "Explain how digit read reads the number in the image.")
  var number = false

  @OptionGroup var restriction: RestrictionOptions

  @Option(
    help: .init(
      "The true digit, 0 to 9; adds the loss, the gradients and one update of the parameters.",
      valueName: "digit"))
  var label: Int?

  @Option(
    help: .init(
      "Learning rate of that update, above 0, up to 1000000; the default is 0.1.", valueName: "rate"))
  var learningRate: Float?

  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try require(label, of: "--label", in: 0...9)
    try require(
      number || restriction.value == .none, "--length, --range and --marks are for numbers; add --number.")
    try require(!number || label == nil, "--label is for one digit; leave out --number.")
    try require(learningRate == nil || label != nil, "--learning-rate needs --label, which shows the update.")
    try requireLearningRate(learningRate)
  }

  func run() {
    do {
      try OutputPaths(["--output": output]).requireDistinct(fromInputs: [path, model.file ?? path])
      let model = try model.load()
      try model.requireDigits(for: "explain")
      let recognizer = try Recognizer(model: model, polarity: invert.polarity)
      guard let image = try InputFile.named(path).imageBytes() else { return }
      if number {
        let recognition = try recognizer.recognizeNumber(image: image, restriction: restriction.value)
        try write(explanation(of: displayPath(path), recognition, restriction: restriction.value))
        _ = try recognition.requireNumber()
      } else {
        let recognition = try recognizer.recognize(image: image)
        try write(page(recognition, model, recognizer))
        _ = try recognition.requireDigit()
      }
    } catch let error as RecognitionError {
      reportAndExit(Failure(status: .someFailed, description: "\(printable(path)): \(error)"))
    } catch {
      reportAndExit(error)
    }
  }

  private func page(_ recognition: Recognition, _ model: Model, _ recognizer: Recognizer) -> String {
    switch recognition.digit {
    case .success(let digit):
      let network = NetworkExplanation(
        model: model, inputs: recognizer.inputs(of: digit), label: label, learningRate: learningRate ?? 0.1)
      return explanation(
        of: displayPath(path), digit, recognition.prediction, readings: recognition.readings,
        shown: recognition.best,
        by: network)
    case .failure(let failure):
      return explanation(of: displayPath(path), failure, readings: recognition.readings)
    }
  }

  private func write(_ page: String) throws(FileError) {
    let file = try TextOutput(output)
    try file.write(page)
    try file.commit()
  }
}
