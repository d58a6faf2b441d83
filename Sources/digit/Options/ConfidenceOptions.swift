import ArgumentParser
import DigitModel
import SystemSupport

/// `--min-confidence` and `--max-error`: which answers are unsure.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: .init("Mark predictions with a lower confidence as unsure, 0 to 1 (default: 0.5).", valueName: "p"))
  var minConfidence: Float?

  @Option(
    help: .init(
      """
      Mark as many predictions as unsure as needed for a fraction of at most E of the others to be wrong, above 0, up to 1; \
      for a model that was trained with --calibrate, and images like those of its calibration.
      """, valueName: "e"))
  var maxError: Double?

  func validate() throws {
    if let minConfidence {
      try require(
        (0...1).contains(minConfidence), "--min-confidence takes a number from 0 to 1, not \(minConfidence).")
    }
    if let maxError {
      try require(
        maxError > 0 && maxError <= 1,
        "--max-error takes a fraction above 0, up to 1, such as 0.01 for 1 %, not \(maxError).")
    }
    try require(
      minConfidence == nil || maxError == nil,
      "--max-error chooses the confidence itself; use it without --min-confidence.")
  }

  /// The confidence below which answers are unsure.
  ///
  /// - Parameters:
  ///   - table: the model's risk table for such answers.
  ///   - answers: what they are, for errors: "digits".
  ///   - option: with which training writes the table.
  func threshold(_ table: RiskTable?, of answers: String, option: String) throws(Failure)
    -> ConfidenceThreshold
  {
    guard let maxError else { return ConfidenceThreshold(value: minConfidence ?? 0.5) }
    guard let table else {
      throw Failure(
        status: .usage,
        description: """
          the model has no risk table of \(answers), which --max-error needs; train it with digit train \(option), \
          or use --min-confidence
          """)
    }
    guard let row = table.row(maxError: maxError) else {
      throw Failure(
        status: .usage,
        description: """
          --max-error \(maxError): the model's risk table, from \(table.samples) validation images, promises \
          \(percentText(table.smallestBound)) at best; use --max-error \(leastMaxError(table)) or more, or --min-confidence
          """)
    }
    return ConfidenceThreshold(
      value: row.threshold,
      note: """
        --max-error \(maxError): predictions below a confidence of \(percentText(Double(row.threshold))) are unsure; \
        \(percentText(table.answeredFraction(of: row))) of the model's \(table.samples) validation images are not
        """)
  }

  /// The smallest error that the table reaches, rounded up to four decimal places.
  private func leastMaxError(_ table: RiskTable) -> String {
    decimalText((table.smallestBound * 10000).rounded(.up) / 10000, places: 4)
  }
}

/// The confidence below which answers are unsure, 0…1.
struct ConfidenceThreshold {
  let value: Float
  /// Where it comes from, if not from the user.
  var note: String?

  /// Prints the note on standard error unless it is not wanted.
  func printNote(quiet: Bool) {
    if let note, !quiet { printError(note) }
  }
}
