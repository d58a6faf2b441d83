import ArgumentParser
import CStaticRuntime
import CSystemSupport
import SystemSupport

/// The program. Every command states its name: otherwise the parser derives it from the type at every start, which
/// takes half a millisecond.
@main
struct Digit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digit", abstract: "Recognize handwritten digits in photos, scans and drawings.",
    discussion: """
      Examples:
        digit classify photo.jpeg
        digit read cell.png
        digit train train.csv --output my.safetensors
        digit evaluate test.csv --model my.safetensors
      """,
    version: "0.1.0",
    subcommands: [
      Classify.self, Read.self, Train.self, Evaluate.self, Preprocess.self, Explain.self, Inspect.self,
      Export.self,
    ])

  /// The arguments without the program's name. `CommandLine.arguments` would change paths that are not UTF-8.
  private static var arguments: [String] {
    CommandLine.unsafeArgv.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: Int(CommandLine.argc))
    {
      UnsafeBufferPointer(start: $0, count: Int(CommandLine.argc)).dropFirst().compactMap { argument in
        argument.map { pathText(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
      }
    }
  }

  static func main() {
    digit_prefer_large_heap()
    reserveStandardDescriptors()
    // A file that exceeds the size limit of the process is then a failed write, which is reported.
    signal(SIGXFSZ, SIG_IGN)
    digit_watch_signals()
    let arguments = arguments
    do {
      try checkHelpTopic(arguments)
      var command = try parseAsRoot(Preset.expanded(arguments))
      try command.run()
    } catch {
      exit(withParsingError: error, of: arguments)
    }
  }
}
