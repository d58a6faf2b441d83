/// A risk table as a metadata entry: the number of samples, then for each row its threshold, answers and errors, as in
/// `3000 0.5:2985:37 0.93:2940:12`. The bounds follow from them.
extension RiskTable {
  static let expected = "samples and rows of threshold:answered:errors, such as \"500 0.5:490:20 0.9:400:2\""

  /// The maximum length of the text in bytes: `maximumRows` rows of three long numbers fit.
  private static let maximumLength = 4096

  var text: String {
    let rows = rows.map { " \($0.threshold):\($0.answered):\($0.errors)" }
    return "\(samples)" + rows.joined()
  }

  /// nil if the text is something else.
  init?(_ text: String) {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(
      Substring.init)
    guard let samples = natural(String(words[0])) else { return nil }
    var rows: [Row] = []
    for word in words.dropFirst() {
      guard let row = Row(word) else { return nil }
      rows.append(row)
    }
    self.init(samples: samples, rows: rows)
  }
}

extension RiskTable.Row {
  fileprivate init?(_ text: Substring) {
    let fields = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard fields.count == 3, let threshold = Float(fields[0]), let answered = natural(fields[1]),
      let errors = natural(fields[2])
    else { return nil }
    self.init(threshold: threshold, answered: answered, errors: errors)
  }
}
