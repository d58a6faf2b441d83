import DigitReport
import SystemSupport

/// The page of `--review`, which appears when the batch has ended.
struct ReviewOutput {
  private let path: String
  private var page: ReviewPage

  init(_ path: String) throws(FileError) {
    self.path = path
    page = try ReviewPage(path)
  }

  /// Adds an image without an answer, or with an unsure one.
  mutating func add<Records: AnswerRecords>(
    _ answer: Answer<Records.Value>, by records: Records
  ) throws(FileError) {
    let outcome: ReviewEntry.Outcome
    switch answer.outcome {
    case .failure(let error): outcome = .refused(error)
    case .success(let value):
      let next = records.candidates(of: value).dropFirst().first
      outcome = .unsure(
        .init(text: records.label(of: value), confidence: records.confidence(of: value)),
        next: next.map { .init(text: $0.label, confidence: $0.probability) })
    }
    try page.add(ReviewEntry(path: displayPath(answer.path), outcome, thumbnail: answer.thumbnail))
  }

  /// Writes the page, and tells the summary of it.
  mutating func commit(_ summary: inout BatchSummary) throws(FileError) {
    try page.commit(noun: summary.noun, total: summary.count, command: typedCommand())
    let shown = page.shownCount < page.count ? ", the first \(page.shownCount)" : ""
    summary.review = "\(counted(page.count, summary.noun))\(shown) on \(printable(path))"
  }
}
