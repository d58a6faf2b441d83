import DigitRecognition
import SystemSupport

/// A page about how well a model reads numbers.
public struct NumberEvaluation: ReportPage {
  let name: String
  let report: NumberReport
  let facts: [(name: String, value: String)]
  let command: String?

  /// - Parameters:
  ///   - name: what the report is about, shown above the headline: "Evaluation of digits.safetensors".
  ///   - facts: names with their values, shown at the top in this order.
  ///   - command: the command that made the report, as typed.
  public init(
    name: String, report: NumberReport, facts: [(name: String, value: String)], command: String? = nil
  ) {
    (self.name, self.report, self.facts, self.command) = (name, report, facts, command)
  }

  public var page: String {
    let headline = percent(report.accuracy)
    return Page(
      title: "\(headline) – \(name)",
      opening: .opening(name: name, headline: headline, summary: summary, facts: facts, command: command),
      sections: [lengthSection] + report.confidenceSections
    ).source
  }

  public func writeFigures(to folder: String) throws(FileError) {
    try DigitReport.writeFigures(report.confidenceFigures, to: folder)
  }

  private var summary: String {
    let interval = report.accuracyInterval
    return """
      \(report.correct) of \(counted(report.count, "number", "numbers")) read correctly as a whole. The 95 % confidence \
      interval is \(percent(interval.lowerBound)) to \(percent(interval.upperBound)).
      """
  }

  private var lengthSection: Section {
    let rows = report.lengths.map { length in
      Table.Row(cells: ["\(length.length)", percent(length.accuracy), "\(length.count)"])
    }
    let all = Table.Row(cells: ["all", percent(report.accuracy), "\(report.count)"], isSummary: true)
    return Section(
      title: "Numbers by length",
      paragraphs: ["The fraction of the numbers of each length that are read correctly as a whole."],
      facts: report.refused.sorted { $0.key < $1.key }.map {
        ("Without an answer: \($0.key)", "\($0.value)")
      },
      content: [Table(head: ["length", "correct", "images"], rows: rows + [all]).markup])
  }
}
