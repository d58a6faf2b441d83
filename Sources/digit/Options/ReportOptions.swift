import ArgumentParser
import DigitReport
import SystemSupport

/// `--report` and `--figures`
struct ReportOptions: ParsableArguments {
  @Option(
    help: .init(
      "Write a report with all results and figures, as one self-contained HTML file.", valueName: "file.html"),
    completion: .file())
  var report: String?

  @Option(
    help: .init(
      "Write each figure of the report as an SVG and a PNG file into a folder.", valueName: "folder"),
    completion: .directory)
  var figures: String?

  /// Whether a report or its figures are asked for.
  var isWanted: Bool { report != nil || figures != nil }

  /// The outputs by the options that name them.
  var outputs: KeyValuePairs<String, String?> { ["--report": report, "--figures": figures] }

  /// Checks that the report and the figures can be written, before the work that they show.
  func checkWritable() throws(FileError) {
    if let report { try SystemSupport.checkWritable(report) }
    if let figures {
      try makeFolder(figures)
      try SystemSupport.checkWritable("\(figures)/weights.svg")
    }
  }

  /// Writes the report and the figures that are asked for; the report is evaluated only if some are.
  func write(_ report: @autoclosure () throws -> some ReportPage) throws {
    guard isWanted else { return }
    let report = try report()
    if let path = self.report { try writeFileAtomically(path, Array(report.page.utf8)) }
    if let figures { try report.writeFigures(to: figures) }
  }
}
