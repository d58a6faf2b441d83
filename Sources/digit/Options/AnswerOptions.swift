import ArgumentParser

/// `--min-confidence`
struct MinConfidenceOption: ParsableArguments {
  @Option(
    name: .customLong("min-confidence"),
    help: .init("Mark predictions with a lower confidence as unsure, 0 to 1.", valueName: "p"))
  var value: Float = 0.5

  func validate() throws {
    try require((0...1).contains(value), "--min-confidence takes a number from 0 to 1, not \(value).")
  }
}

/// `--output`
struct AnswerOutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("Output file; - is standard output.", valueName: "file"), completion: .file())
  var path = "-"
}
