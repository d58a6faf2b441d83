import ArgumentParser
import DigitReport
import SystemSupport

/// `--report` and `--figures`
struct ReportOptions: ParsableArguments {
  @Option(
    help: .init("Show it all on a page, one HTML file that loads nothing.", valueName: "file.html"))
  var report: String?

  @Option(
    help: .init("Write each figure of that page alone, as SVG and PNG, into a folder.", valueName: "folder"))
  var figures: String?

  /// Whether anything is to be gathered for a page.
  var isWanted: Bool { report != nil || figures != nil }

  /// Finds out whether the page and the figures can be written, before the work that they are to show.
  func check() throws(FileError) {
    if let report { try checkWritable(report) }
    if let figures {
      try makeFolder(figures)
      try checkWritable("\(figures)/weights.svg")
    }
  }

  /// Writes what is asked for; nothing, and makes no report, where nothing is.
  func write(_ report: @autoclosure () throws -> Report) throws {
    guard isWanted else { return }
    let report = try report()
    if let path = self.report { try writeFileAtomically(path, Array(report.page.utf8)) }
    if let figures { try report.writeFigures(to: figures) }
  }
}
