import ArgumentParser
import DigitModel

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the layers of a model file and how it was trained.")

  @Argument(help: .init("Model file; the default is the built-in model.", valueName: "model"))
  var path: String?

  @Option(help: "Output format.")
  var format = ReportFormat.text

  func run() {
    do {
      let model = if let path { try Model(path: path) } else { try Model.embedded() }
      try writeOutput((format == .json ? model.json.text : model.text) + "\n")
    } catch {
      reportAndExit(error)
    }
  }
}
