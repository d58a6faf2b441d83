import ArgumentParser

/// `--output` and `--review`: where answers are written.
struct AnswerOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("Output file; - is standard output.", valueName: "file"), completion: .file())
  var path = "-"

  @Option(
    help: .init(
      """
      Write a page that shows each image without an answer, and each whose answer is marked unsure (see \
      --min-confidence): one self-contained HTML file, the least confident answers first.
      """, valueName: "file.html"),
    completion: .file())
  var review: String?

  func validate() throws {
    try require(review != "-", "--review takes a file: standard output has the answers.")
  }
}
