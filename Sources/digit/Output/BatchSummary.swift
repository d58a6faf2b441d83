import DigitRecognition
import SystemSupport

/// Counts the results of a batch, and keeps the first that need attention.
struct BatchSummary {
  /// What the inputs are, in the singular.
  var noun: String
  /// What has happened to most of them: "answered".
  let success: String
  /// What has happened to those that failed: "without an answer".
  let failure: String
  private var succeeded = 0
  private var unsure = Examples()
  private var failed = Examples()
  /// What is on the page of `--review`; nil if there is none.
  var review: String?
  /// The number of failures by cause.
  private var causes: [String: Int] = [:]

  init(noun: String = "image", success: String, failure: String) {
    (self.noun, self.success, self.failure) = (noun, success, failure)
  }

  var count: Int { succeeded + unsure.count + failed.count }
  var failures: Int { failed.count }

  mutating func succeed(_ number: Int = 1) { succeeded += number }

  /// Counts an unsure prediction; `answer` says what it is.
  mutating func recordUnsure(_ path: String, _ answer: @autoclosure () -> String) {
    unsure.add("\(printable(path)): \(answer())")
  }

  mutating func recordFailure(_ path: String, _ error: RecognitionError) {
    recordFailure(path, cause: error.code.cause)
  }

  mutating func recordFailure(_ path: String, cause: String) {
    causes[cause, default: 0] += 1
    failed.add("\(printable(path)): \(cause)")
  }

  /// `300 images: 290 answered, 4 unsure, 6 without an answer (4 no digit found, 2 damaged)`, then the first failures and the
  /// first unsure predictions, one per line, and where to look at all of them.
  var lines: [String] {
    let parts = [
      "\(succeeded) \(success)", unsure.count == 0 ? nil : "\(unsure.count) unsure",
      failed.count == 0 ? nil : "\(failed.count) \(failure) (\(causeList))",
    ]
    return ["\(counted(count, noun)): \(parts.compactMap(\.self).joined(separator: ", "))"]
      + failed.lines(title: failure) + unsure.lines(title: "unsure")
      + (review.map { ["To review: \($0)"] } ?? [])
  }

  /// Prints the summary on standard error unless it is not wanted. A batch without any image is reported in any case.
  func print(quiet: Bool) {
    if count == 0 {
      printError("digit: no images found; use --recursive to search subfolders")
    } else if !quiet {
      for line in lines { printError(line) }
    }
  }

  /// The causes, the most frequent first.
  private var causeList: String {
    causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
  }
}

/// Some of many results.
private struct Examples {
  private(set) var count = 0
  private var first: [String] = []
  private static let limit = 10

  mutating func add(_ text: @autoclosure () -> String) {
    count += 1
    if first.count < Examples.limit { first.append(text()) }
  }

  func lines(title: String) -> [String] {
    guard count > 0 else { return [] }
    let more = count > first.count ? ["  and \(count - first.count) more"] : []
    return ["\(title.prefix(1).uppercased() + title.dropFirst()):"] + first.map { "  \($0)" } + more
  }
}

extension RecognitionError.Code {
  /// The cause of a failure in a few words.
  var cause: String {
    switch self {
    case .notFound: "not found"
    case .unreadable: "unreadable"
    case .unsupportedFormat: "unsupported format"
    case .corruptImage: "damaged"
    case .imageTooLarge: "too large"
    case .noDigitFound: "no digit found"
    }
  }
}
