import ArgumentParser
import DigitImage
import DigitRecognition
import SystemSupport

/// The pictures that a command works on.
struct InputOptions: ParsableArguments {
  @Argument(
    help: .init(
      "Pictures (JPEG, PNG), folders of pictures, or - for a picture on standard input.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Look into the sub-folders of folders too.")
  var recursive = false

  @Option(help: .init("Read more paths from a file, one a line; - for standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(help: "The paths of --files-from are separated by NUL instead of line ends.")
  var null = false

  @Option(help: .init("Whether ink is lighter than its ground: auto (decided for each picture), yes or no."))
  var invert = Inversion.auto

  /// Whether any are named.
  var isEmpty: Bool { paths.isEmpty && filesFrom == nil }

  func validate() throws {
    try require(!null || filesFrom != nil, "--null is about the paths of --files-from.")
    try require(
      filesFrom != "-" || !paths.contains("-"), "Standard input cannot be both a picture and a list of paths."
    )
  }

  /// For commands that do nothing without.
  func requireSome() throws {
    try require(!isEmpty, "Name a picture, a folder, or a list of paths with --files-from.")
  }

  /// The pictures' files, found as they are asked for.
  func inputs() throws(FileError) -> InputFiles {
    var list: PathList?
    if let filesFrom { list = try PathList(path: filesFrom, nulSeparated: null) }
    return InputFiles(paths: paths, list: list, recursive: recursive)
  }
}

/// `--invert`
enum Inversion: String, ExpressibleByArgument, CaseIterable {
  case auto, yes, no

  /// nil: decided for each picture.
  var polarity: Polarity? {
    switch self {
    case .auto: nil
    case .yes: .lightInk
    case .no: .darkInk
    }
  }
}
