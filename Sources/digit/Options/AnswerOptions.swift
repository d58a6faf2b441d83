import ArgumentParser

/// `--output`
struct AnswerOutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("Output file; - is standard output.", valueName: "file"), completion: .file())
  var path = "-"
}
