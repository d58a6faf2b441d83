/// A part of the program that a fuzzer feeds with bytes.
///
/// The fuzzers in `Fuzzing` and the tests in `Tests/FuzzTests` run the same targets. A target traps on a fault: at best in the
/// program itself, otherwise by a precondition on what the program returns.
public protocol FuzzTarget {
  /// The maximum length of an input in bytes: enough for every structure, short enough for thousands of runs a second.
  static var maximumLength: Int { get }

  init() throws

  /// Runs the program's code on an input. The errors that the code throws for damaged files are expected.
  func run(_ input: [UInt8]) throws
}

/// All targets; the raw values are also the names of their folders in `Fuzzing/Seeds` and `Fuzzing/Findings`.
public enum FuzzTargets: String, CaseIterable, Sendable {
  case images
  case bmpAndGIF = "bmp-gif"
  case csv, idx, models, checkpoints, lists, exif

  public var target: any FuzzTarget.Type {
    switch self {
    case .images: ImageTarget.self
    case .bmpAndGIF: BMPAndGIFTarget.self
    case .csv: CSVTarget.self
    case .idx: IDXTarget.self
    case .models: ModelTarget.self
    case .checkpoints: CheckpointTarget.self
    case .lists: ListTarget.self
    case .exif: EXIFTarget.self
    }
  }
}
