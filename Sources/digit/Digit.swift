import ArgumentParser
import CSystemSupport

/// The program. Every command states its name: otherwise the parser derives it from the type at every start, which
/// takes half a millisecond.
@main
struct Digit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digit", abstract: "Recognize handwritten digits in photos, scans and drawings.",
    version: "0.1.0",
    subcommands: [
      Classify.self, Train.self, Evaluate.self, Preprocess.self, Explain.self, Inspect.self,
    ])

  static func main() {
    digit_prefer_large_heap()
    main(Preset.expanded(Array(CommandLine.arguments.dropFirst())))
  }
}
