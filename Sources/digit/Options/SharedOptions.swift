import ArgumentParser
import DigitImage
import DigitModel
import SystemSupport

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// `--model`
struct ModelOption: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: .init(
      "A model file; by default that of the environment variable DIGIT_MODEL, or else the model inside the program.",
      valueName: "file"))
  var path: String?

  func load() throws -> Model {
    if let path { return try Model(path: path) }
    guard let path = environmentValue("DIGIT_MODEL") else { return try Model.embedded() }
    do { return try Model(path: path) } catch { throw Failure(error, pathOf: "DIGIT_MODEL") }
  }
}

/// `--jobs`
struct JobsOption: ParsableArguments {
  @Option(name: .customLong("jobs"), help: .init("Threads at most; by default one a core.", valueName: "n"))
  var count = availableCores

  func validate() throws {
    if count < 1 { throw ValidationError("--jobs takes a number from 1 on, not \(count).") }
  }
}

extension Model {
  /// Checks that the model takes pictures so many pixels wide and high.
  func requireSide(_ side: Int, for what: String) throws(Failure) {
    let expected = network.architecture.inputHeight
    guard side == expected else {
      throw Failure(
        status: .malformed,
        description: "the model takes \(expected)×\(expected) pictures; \(what) need one for \(side)×\(side)")
    }
  }
}
