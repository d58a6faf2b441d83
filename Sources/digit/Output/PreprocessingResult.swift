import DigitImage
import DigitRecognition
import SystemSupport

/// The result for one input of `preprocess`.
struct PreprocessingResult<Value: Sendable>: Sendable {
  enum Outcome: Sendable {
    case done(Value)
    /// Found in a folder, and not an image.
    case skipped
    case failed(RecognitionError)
    /// The result could not be written, which ends the command.
    case unwritable(any Error)
  }

  let path: String
  let outcome: Outcome

  /// - Parameter use: makes the value from the preprocessed digit.
  init(of file: InputFile, polarity: Polarity?, use: (PreprocessedDigit) throws -> Value) {
    path = file.path
    do {
      outcome =
        if let digit = try file.preprocess(polarity: polarity) { .done(try use(digit)) } else { .skipped }
    } catch let error as RecognitionError {
      outcome = .failed(error)
    } catch {
      outcome = .unwritable(error)
    }
  }
}

/// Why an image is left out.
struct Rejection {
  /// A few words, for the summary.
  let cause: String
  /// What is wrong, and what to do.
  let message: String
}

/// Counts and reports results.
struct PreprocessingTally {
  private(set) var summary = BatchSummary(success: "converted", failure: "left out")
  private var progress: Progress

  init(progress: Progress) { self.progress = progress }

  /// Records a result.
  ///
  /// - Parameter use: uses the value, and returns why it cannot be used, if so.
  mutating func record<Value>(
    _ result: PreprocessingResult<Value>, use: (Value) throws -> Rejection? = { _ in nil }
  ) throws {
    var rejection: Rejection?
    switch result.outcome {
    case .done(let value):
      rejection = try use(value)
      if rejection == nil { summary.succeed() }
    case .skipped: break
    case .failed(let error): rejection = Rejection(cause: error.code.cause, message: error.description)
    case .unwritable(let error): throw error
    }
    if let rejection {
      summary.recordFailure(result.path, cause: rejection.cause)
      printError("digit: \(printable(result.path)): \(rejection.message)")
    }
    progress.step(failed: rejection != nil)
  }

  func end() { progress.end() }
}
