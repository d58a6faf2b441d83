import ArgumentParser
import DigitData
import DigitModel
import DigitRecognition
import NeuralNetwork
import SystemSupport

/// How the program ends, as scripts see it; the numbers from 64 on are those of `sysexits.h`.
enum ExitStatus: Int32 {
  /// Some inputs failed; the others are answered.
  case someFailed = 1
  /// The options contradict each other, or what they name.
  case usage = 64
  /// A model or data file is malformed.
  case malformed = 65
  /// A named input is missing or cannot be opened.
  case missingInput = 66
  /// Writing failed.
  case writeFailed = 74
  /// Ctrl-C.
  case interrupted = 130
}

/// A reason to end that no library error states.
struct Failure: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String
}

extension Failure {
  /// What became of a file that an environment variable names, not the command line.
  init(_ error: any Error, pathOf variable: String) {
    self.init(
      status: exitStatus(of: error) ?? .missingInput, description: "\(error) (the path is \(variable)'s)")
  }
}

/// Ends the program with the error's message on standard error and the status that belongs to it.
func reportAndExit(_ error: any Error) -> Never {
  guard let status = exitStatus(of: error) else { Digit.exit(withError: error) }
  printError("digit: \(error)")
  exit(status.rawValue)
}

/// `nil` for what the argument parser itself reports.
private func exitStatus(of error: any Error) -> ExitStatus? {
  switch error {
  case let error as Failure: error.status
  case let error as FileError: error.exitStatus
  case DataError.file(let error), ModelError.file(let error), LabeledPicturesError.file(let error):
    error.exitStatus
  case let error as DataError: error.isMissing ? .missingInput : .malformed
  case RecognizerError.model(let error): exitStatus(of: error)
  case is ModelError, is RecognizerError, is LabeledPicturesError: .malformed
  case is ArchitectureError: .usage
  default: nil
  }
}

extension FileError {
  fileprivate var exitStatus: ExitStatus {
    ["open", "read"].contains(operation) ? .missingInput : .writeFailed
  }
}

/// Writes a line to standard error.
func printError(_ line: String) {
  try? writeAll(STDERR_FILENO, Array((line + "\n").utf8), path: "standard error")
}
