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
    case unwritable(FileError)
  }

  let path: String
  let outcome: Outcome

  /// - Parameter use: makes the value from the preprocessed digit.
  init(of file: InputFile, polarity: Polarity?, use: (PreprocessedDigit) throws(FileError) -> Value) {
    path = file.path
    let digit: PreprocessedDigit?
    do throws(RecognitionError) {
      digit = try file.preprocess(polarity: polarity)
    } catch {
      outcome = .failed(error)
      return
    }
    do throws(FileError) {
      outcome = if let digit { .done(try use(digit)) } else { .skipped }
    } catch {
      outcome = .unwritable(error)
    }
  }
}

/// Counts and reports results.
struct PreprocessingTally {
  private(set) var failures = 0
  private var progress: Progress

  init(progress: Progress) { self.progress = progress }

  /// Records a result and returns its value, if there is one.
  mutating func record<Value>(_ result: PreprocessingResult<Value>) throws(FileError) -> Value? {
    switch result.outcome {
    case .done(let value):
      progress.step(failed: false)
      return value
    case .skipped: return nil
    case .failed(let error):
      reject(result.path, error.description)
      return nil
    case .unwritable(let error): throw error
    }
  }

  /// Reports an input that failed.
  mutating func reject(_ path: String, _ reason: String) {
    failures += 1
    progress.step(failed: true)
    printError("digit: \(printable(path)): \(reason)")
  }

  func end() { progress.end() }
}
