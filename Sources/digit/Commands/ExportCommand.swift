import ArgumentParser
import DigitModel
import SystemSupport

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a model for other programs, as ONNX or npz.",
    discussion: """
      The network takes ink from 0 to 1, in the shape (images, 1, 28, 28) or (images, 1, 8, 8): what digit preprocess \
      --format csv writes, divided by the pixel scale. An ONNX file computes probabilities from it; an npz file has the \
      tensors alone. Both name the classes, the pixel scale and the temperature.

      Examples:
        digit export --output digits.onnx
        digit export my.safetensors --output my.npz
      """)

  @Argument(help: .model, completion: .file())
  var path: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("File to write.", valueName: "file"), completion: .file())
  var output: String

  @Option(help: "Format of the file; the default is the one that its name ends with, .onnx or .npz.")
  var format: ExportFormat?

  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try require(output != "-", "--output takes a file.")
    try require(
      effectiveFormat != nil, "\(output) ends with neither .onnx nor .npz; choose the format with --format.")
  }

  private var effectiveFormat: ExportFormat? {
    format ?? ExportFormat.allCases.first { output.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  func run() {
    do {
      let outputs = try OutputPaths(["--output": output])
      try outputs.requireDistinct(fromInput: Model.file(named: path))
      let model = try Model.named(path)
      let bytes =
        switch effectiveFormat {
        case .npz: model.npz
        case .onnx, nil: model.onnx
        }
      try writeFileAtomically(output, bytes)
    } catch {
      reportAndExit(error)
    }
  }
}

/// The formats of `export`.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case onnx, npz
}
