import ArgumentParser
import DigitModel

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what a model file holds: its layers, and how it was trained.")

  @Argument(help: .init("A model file; by default the model inside the program.", valueName: "model"))
  var path: String?

  @Option(help: .init("How it is told.", valueName: "form"))
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
