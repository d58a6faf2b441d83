import ArgumentParser
import DigitModel

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the layers of a model file and how it was trained.",
    discussion: """
      Examples:
        digit inspect
        digit inspect my.safetensors --format json
      """)

  @Argument(help: .model, completion: .file())
  var path: String?

  @Option(help: "Output format.")
  var format = ReportFormat.text

  @OptionGroup var quiet: QuietOption

  func run() {
    do {
      let model = try Model.named(path)
      try writeOutput((format == .json ? model.json.text : model.text) + "\n")
    } catch {
      reportAndExit(error)
    }
  }
}
