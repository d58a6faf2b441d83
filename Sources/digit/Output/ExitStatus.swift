import ArgumentParser
import DigitData
import DigitModel
import DigitRecognition
import DigitTraining
import NeuralNetwork
import SystemSupport

/// The program's exit status; the numbers from 64 are those of `sysexits.h`.
enum ExitStatus: Int32 {
  /// Some inputs failed; the others have results.
  case someFailed = 1
  /// The options contradict each other or the data.
  case usage = 64
  /// A model or data file is malformed.
  case malformed = 65
  /// A named input does not exist or cannot be opened.
  case missingInput = 66
  /// A fault of the program.
  case fault = 70
  /// Writing failed.
  case writeFailed = 74
  /// Ctrl-C, SIGTERM or SIGHUP.
  case interrupted = 130
}

/// An error of a command itself, not of a library.
struct Failure: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String
}

extension Failure {
  /// An error about a file that an environment variable names.
  init(_ error: any Error, pathOf variable: String) {
    self.init(
      status: exitStatus(of: error) ?? .missingInput,
      description: "\(error) (the path comes from \(variable))")
  }
}

/// Prints the error on standard error and exits with its status.
func reportAndExit(_ error: any Error) -> Never {
  guard let status = exitStatus(of: error) else { Digit.exit(withError: error) }
  printError("digit: \(error)")
  exit(status.rawValue)
}

/// nil for errors that the argument parser reports.
func exitStatus(of error: any Error) -> ExitStatus? {
  switch error {
  case let error as Failure: error.status
  case let error as FileError: error.exitStatus
  case DataError.file(let error), ModelError.file(let error): error.exitStatus
  case let error as DataError: error.isMissing ? .missingInput : .malformed
  case TrainingError.validationSide: .malformed
  case is TrainingError, is ArchitectureError: .usage
  case RecognizerError.model(let error): exitStatus(of: error)
  case is ModelError, is RecognizerError: .malformed
  case is ExitCode, is ValidationError: nil
  default: .fault
  }
}

extension FileError {
  fileprivate var exitStatus: ExitStatus {
    ["open", "read"].contains(operation) ? .missingInput : .writeFailed
  }
}
