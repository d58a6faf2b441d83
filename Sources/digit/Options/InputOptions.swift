import ArgumentParser
import DigitImage
import DigitRecognition
import SystemSupport

/// The image files that a command works on.
struct InputOptions: ParsableArguments {
  @Argument(
    help: .init(
      "Image files (JPEG, PNG, BMP, GIF, WebP, HEIC, AVIF), folders of images, or - for one image on standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Flag(help: "Search subfolders of folders too.")
  var recursive = false

  @Option(
    help: .init("File with more paths, one per line; - is standard input.", valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @Flag(help: "The paths in --files-from end with NUL bytes instead of newlines.")
  var null = false

  @Option(
    help: .init("Whether the ink is lighter than the background; auto decides for each image."))
  var invert = Inversion.auto

  /// Whether no inputs are named.
  var isEmpty: Bool { paths.isEmpty && filesFrom == nil }

  func validate() throws {
    try require(!null || filesFrom != nil, "--null needs --files-from, the file with the paths.")
    try requireStandardInputOnce(paths + [filesFrom].compactMap(\.self))
  }

  /// Reports a usage error if no inputs are named.
  func requireInputs() throws {
    try require(!isEmpty, "Name an image, a folder, or a list of paths with --files-from.")
  }

  /// Whether the inputs are more than one file.
  var isBatch: Bool { filesFrom != nil || paths.count != 1 || paths.contains(where: isFolder) }

  /// The number of files, images or not; nil if that is unknown, because the list of paths can be read only once.
  var fileCount: Int? {
    if let filesFrom, !isRegularFile(filesFrom) { return nil }
    return try? inputs().reduce(0) { count, _ in count + 1 }
  }

  /// The outputs, which may be none of the named inputs.
  ///
  /// - Parameters:
  ///   - review: the page of `--review`; nil if none is wanted.
  ///   - model: the model's file, which is an input too; nil if there is none.
  func outputPaths(output: String, review: String? = nil, model: String? = nil) throws(Failure) -> OutputPaths
  {
    let outputs = try OutputPaths(["--output": output, "--review": review])
    try outputs.requireDistinct(fromInputs: paths + [filesFrom, model].compactMap(\.self))
    return outputs
  }

  /// The files, listed as they are needed.
  func inputs() throws(FileError) -> InputFiles {
    var list: PathList?
    if let filesFrom { list = try PathList(path: filesFrom, nulSeparated: null) }
    return InputFiles(paths: paths, list: list, recursive: recursive)
  }
}

extension InputOptions {
  /// Answers each image and delivers the answers in order, with progress on standard error.
  ///
  /// - Parameters:
  ///   - outputs: what is written; no image may be one of them.
  ///   - needsThumbnail: whether an answer is to be shown with its image.
  ///   - recognize: answers the bytes of an image file.
  func answerImages<Value>(
    _ outputs: OutputPaths, jobs: JobsOption, quiet: QuietOption,
    needsThumbnail: @Sendable (Answer<Value>) -> Bool,
    by recognize: @Sendable ([UInt8]) throws(RecognitionError) -> Value,
    deliver: (Answer<Value>) throws -> Void
  ) throws {
    let inputs = try inputs()
    var progress = Progress(isWanted: !quiet.isSet, total: fileCount)
    try forEachInOrder(inputs, jobs: isBatch ? jobs.count : 1) { file in
      Answer(of: file, by: recognize, needsThumbnail: needsThumbnail)
    } deliver: { answer in
      if let answer {
        try outputs.requireDistinct(fromInput: answer.path)
        try deliver(answer)
      }
      progress.step(failed: answer?.failed ?? false)
    }
    progress.end()
  }
}

/// `--invert`
enum Inversion: String, ExpressibleByArgument, CaseIterable {
  case auto, yes, no

  /// nil is decided for each image.
  var polarity: Polarity? {
    switch self {
    case .auto: nil
    case .yes: .lightInk
    case .no: .darkInk
    }
  }
}
