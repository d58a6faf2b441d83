import DigitImage
import DigitRecognition
import SystemSupport

/// What became of one picture.
struct Preparation<Value: Sendable>: Sendable {
  enum Outcome: Sendable {
    case done(Value)
    /// Found in a folder, and no picture.
    case passedOver
    case refused(RecognitionError)
    /// The result could not be written; no other will be.
    case unwritable(FileError)
  }

  let path: String
  let outcome: Outcome

  /// - Parameter use: what is to be done with the prepared digit.
  init(of input: ImageInput, polarity: Polarity?, use: (PreprocessedDigit) throws(FileError) -> Value) {
    path = input.path
    let digit: PreprocessedDigit?
    do throws(RecognitionError) {
      digit = try input.preprocess(polarity: polarity)
    } catch {
      outcome = .refused(error)
      return
    }
    do throws(FileError) {
      outcome = if let digit { .done(try use(digit)) } else { .passedOver }
    } catch {
      outcome = .unwritable(error)
    }
  }
}

/// Counts and reports what became of pictures.
struct PreparationTally {
  private(set) var failures = 0
  private var progress: Progress

  init(progress: Progress) { self.progress = progress }

  /// The value, where there is one.
  mutating func take<Value>(_ preparation: Preparation<Value>) throws(FileError) -> Value? {
    switch preparation.outcome {
    case .done(let value):
      progress.step(failed: false)
      return value
    case .passedOver: return nil
    case .refused(let error):
      refuse(preparation.path, error.description)
      return nil
    case .unwritable(let error): throw error
    }
  }

  mutating func refuse(_ path: String, _ reason: String) {
    failures += 1
    progress.step(failed: true)
    printError("digit: \(printable(path)): \(reason)")
  }

  func end() { progress.end() }
}
