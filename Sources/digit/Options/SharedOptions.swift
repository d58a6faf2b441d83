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
    help: .model, completion: .file())
  var path: String?

  /// The file that the model comes from; nil is the built-in model.
  var file: String? { Model.file(named: path) }

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

extension ArgumentHelp {
  static let model = ArgumentHelp(
    """
    Model file, or built-in for the model inside the program; the default is the one that the environment variable \
    DIGIT_MODEL names, or else built-in.
    """, valueName: "model")
}

extension Model {
  /// The name of the model inside the program. A file of this name is `./built-in`.
  private static let builtIn = "built-in"

  /// The model in a file, or if none is named the one that DIGIT_MODEL names, or else the built-in model.
  static func named(_ path: String?) throws -> Model {
    guard let file = file(named: path) else { return try Model.embedded() }
    do { return try Model(path: file) } catch {
      throw path == nil ? Failure(error, pathOf: "DIGIT_MODEL") : error
    }
  }

  /// The file of the model that a user names, or that DIGIT_MODEL names if the user names none; nil is the built-in model.
  static func file(named path: String?) -> String? {
    let path = path ?? environmentValue("DIGIT_MODEL")
    return path == builtIn ? nil : path
  }

  /// Checks that the classes of the model are the digits, and that it takes photos of them; `purpose` needs this.
  func requireDigits(for purpose: String) throws(Failure) {
    guard labels == .digits, preprocessingVersion != 0 else {
      throw Failure(
        status: .malformed,
        description:
          "\(purpose) needs a model of digits; the labels of this one are \(labels.names.joined(separator: ", "))"
      )
    }
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
