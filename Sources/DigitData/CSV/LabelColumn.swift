/// Which column of a CSV file holds the labels.
public enum LabelColumn: Sendable, Equatable {
  /// The one that the header names, or else the first.
  case automatic
  case first, last
  /// Counted from 1.
  case number(Int)
  /// By its name in the header, in any case.
  case name(String)

  /// - Parameter text: `first`, `last`, a number from 1, or a name without single quotes.
  public init?(_ text: String) {
    if text == "first" {
      self = .first
    } else if text == "last" {
      self = .last
    } else if let number = Int(text) {
      guard number >= 1 else { return nil }
      self = .number(number)
    } else {
      guard !text.isEmpty, !text.contains("'") else { return nil }
      self = .name(text)
    }
  }
}

extension LabelColumn: CustomStringConvertible {
  /// As on the command line.
  public var description: String {
    switch self {
    case .automatic: "automatic"
    case .first: "first"
    case .last: "last"
    case .number(let number): "\(number)"
    case .name(let name): name
    }
  }
}

/// Why the label column of a CSV file is not known. Columns count from 1.
public enum LabelColumnProblem: Error, Equatable {
  /// The header calls one column `label`; the option names another.
  case contradiction(header: Int, option: LabelColumn)
  /// The header calls several columns `label`.
  case several([Int])
  /// No column has the name.
  case missing(name: String)
  /// The number is larger than that of the columns.
  case beyond(number: Int, columns: Int)
  /// The column that was taken for the labels does not look like labels; the last one does.
  case seemsLast(columns: Int)
}

extension LabelColumnProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .contradiction(let header, let option):
      "the header calls column \(header) label, but --label-column is \(option); leave out --label-column"
    case .several(let columns):
      "the header calls columns \(columns.map(String.init).joined(separator: " and ")) label; rename all but one"
    case .missing(let name):
      "no column is called \(name.debugDescription); --label-column takes first, last, a name in the header, or "
        + "a number from 1"
    case .beyond(let number, let columns): "--label-column is \(number), but there are \(columns) columns"
    case .seemsLast(let columns):
      "the labels seem to be in the last column, \(columns), not in the first; use --label-column last, or "
        + "--label-column first if they are in the first"
    }
  }
}
