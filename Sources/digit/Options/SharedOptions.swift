import ArgumentParser
import DigitModel
import SystemSupport

/// The formats of `evaluate` and `inspect`.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// `--quiet`
struct QuietOption: ParsableArguments {
  @Flag(
    name: [.customShort("q"), .customLong("quiet")],
    help: "Print only results, warnings and errors: no progress and no summary.")
  var isSet = false
}

/// `--model`
struct ModelOption: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: .init(
      "Model file; the default is the one that the environment variable DIGIT_MODEL names, or else the built-in model.",
      valueName: "file"), completion: .file())
  var path: String?

  /// The file that the model comes from; nil is the built-in model.
  var file: String? { path ?? environmentValue("DIGIT_MODEL") }

  func load() throws -> Model { try Model.named(path) }
}

/// `--jobs`
struct JobsOption: ParsableArguments {
  @Option(
    name: .customLong("jobs"),
    help: .init("Maximum number of threads, 1 to 1024; the default is one per core.", valueName: "n"))
  var count = min(availableCores, 1024)

  func validate() throws {
    try require(count, of: "--jobs", in: 1...1024)
  }
}

extension Model {
  /// The model in a file, or if none is named the one that DIGIT_MODEL names, or else the built-in model.
  static func named(_ path: String?) throws -> Model {
    if let path { return try Model(path: path) }
    guard let path = environmentValue("DIGIT_MODEL") else { return try Model.embedded() }
    do { return try Model(path: path) } catch { throw Failure(error, pathOf: "DIGIT_MODEL") }
  }

  /// Checks that the model takes images of a side length in pixels; `data` names them in the error.
  func requireSide(_ side: Int, of data: String) throws(Failure) {
    let expected = network.architecture.inputHeight
    guard side == expected else {
      throw Failure(
        status: .malformed,
        description:
          """
          the model takes \(expected)×\(expected) images; \(data) holds \(side)×\(side) images; name a model for \
          \(side)×\(side) with --model
          """)
    }
  }
}
