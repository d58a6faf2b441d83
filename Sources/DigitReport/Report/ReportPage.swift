import Figures
import SystemSupport

/// A report that can be written as a page, and as the files of its figures.
public protocol ReportPage {
  /// The report as a self-contained HTML file.
  var page: String { get }

  /// Writes each figure of the page into a folder, as SVG and as PNG.
  func writeFigures(to folder: String) throws(FileError)
}

extension Markup {
  /// The top of a report: what was measured, with the facts beside it.
  ///
  /// - Parameters:
  ///   - name: what the report is about, shown above the headline.
  ///   - command: the command that made the report, as typed.
  static func opening(
    name: String, headline: String, summary: String, facts: [(name: String, value: String)], command: String?
  ) -> Markup {
    .element(
      "header", [:],
      [
        .element(
          "div", [:],
          [
            .element("div", ["class": "quiet"], text: name),
            .element("h1", text: headline),
            .element("p", text: summary),
          ]),
        .element("div", [:], [.facts(facts)] + (command.map { [.command($0)] } ?? [])),
      ])
  }
}
