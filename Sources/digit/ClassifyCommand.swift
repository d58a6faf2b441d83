import ArgumentParser
import DigitModel
import DigitRecognition
import SystemSupport

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Tells which digits pictures show.")

  @OptionGroup var input: InputOptions
  @OptionGroup var model: ModelOption

  @Option(help: .init("Show the K most probable digits (text only).", valueName: "k"))
  var topK = 1

  @Option(help: .init("Mark answers of less confidence as unsure, 0 to 1.", valueName: "p"))
  var minConfidence: Float = 0.5

  @Option(help: "The form of the answers; jsonl is one JSON object a line.")
  var format = AnswerFormat.text

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if !(1...10).contains(topK) { throw ValidationError("--top-k takes a number from 1 to 10, not \(topK).") }
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence).")
    }
  }

  func run() {
    do {
      let recogniser = Recogniser(model: try photoModel(), polarity: input.invert.polarity)
      let inputs = try input.inputs()
      var output = AnswerOutput(format: format, topK: topK, minConfidence: minConfidence)
      var progress = Progress(isWanted: !quiet)
      try output.begin()
      try forEachInOrder(inputs, jobs: inputs.isSingleFile ? 1 : jobs.count) { input in
        Answer(to: input, by: recogniser)
      } deliver: { answer in
        guard let answer else { return }
        try output.write(answer)
        progress.step(failed: answer.failed)
      }
      progress.end()
      try output.end()
      if output.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
    } catch {
      reportAndExit(error)
    }
  }

  /// The model, which must be for pictures as the road from a photo makes them.
  private func photoModel() throws -> Model {
    let model = try model.load()
    let side = model.network.architecture.inputHeight
    guard side == 28 else {
      throw Failure(
        status: .malformed,
        description: "the model takes \(side)×\(side) pictures; pictures of files need one for 28×28")
    }
    return model
  }
}

/// The answer to one input.
struct Answer: Sendable {
  let path: String
  let outcome: Result<Prediction, RecognitionError>

  /// nil where the input was found in a folder and is no picture.
  init?(to input: ImageInput, by recogniser: Recogniser) {
    path = input.path
    do throws(RecognitionError) {
      guard let prediction = try recogniser.classify(input) else { return nil }
      outcome = .success(prediction)
    } catch {
      outcome = .failure(error)
    }
  }

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}
