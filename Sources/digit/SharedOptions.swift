import ArgumentParser
import DigitData
import DigitModel
import SystemSupport

/// What the commands that take labelled digits say of them.
let dataHelp = ArgumentHelp(
  """
  A Kaggle-style CSV (a label and 784 or 64 pixels a row, header optional) or an MNIST IDX image file, whose \
  label file is found beside it; either may be gzip-compressed.
  """, valueName: "data")

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension LabelColumn: ExpressibleByArgument {}

/// `--model`
struct ModelOption: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: .init("A model file; by default the model inside the program.", valueName: "file"))
  var path: String?

  func load() throws(ModelError) -> Model {
    if let path { try Model(path: path) } else { try Model.embedded() }
  }
}

/// `--jobs`
struct JobsOption: ParsableArguments {
  @Option(name: .customLong("jobs"), help: .init("Threads at most; by default one a core.", valueName: "n"))
  var count = availableCores

  func validate() throws {
    if count < 1 { throw ValidationError("--jobs takes a number from 1 on, not \(count).") }
  }
}
