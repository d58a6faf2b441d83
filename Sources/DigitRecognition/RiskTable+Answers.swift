import DigitModel

extension RiskTable {
  /// The threshold of the first row. Answers with a lower confidence are more probably wrong than right: they are unsure
  /// whatever error rate is asked for, and count as not answered.
  private static let lowestThreshold: Float = 0.5

  /// The fractions of the first row's answers that the other rows hold: dense where the least confident answers, and most
  /// errors, are left out. They are fixed beforehand, as the union bound requires.
  private static let fractions = [
    0.998, 0.995, 0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.87, 0.84, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5,
    0.4, 0.3, 0.2, 0.1,
  ]

  /// The table that validation answers give; nil if none has a confidence of 0.5 or more.
  ///
  /// - Parameters:
  ///   - answers: at most ten million, of samples that the model was not trained on, like those that it will answer.
  ///   - refused: the number of samples without an answer, 0 or more.
  public init?(_ answers: [ScoredAnswer], refused: Int) {
    let curve = RiskCoverage(answers, refused: refused)
    var points = curve.points.prefix { $0.threshold >= Self.lowestThreshold }
    guard let all = points.last else { return nil }
    var rows = [Row(threshold: Self.lowestThreshold, answered: all.answered, errors: all.errors)]
    for fraction in Self.fractions {
      let count = Int((fraction * Double(all.answered)).rounded(.up))
      while let last = points.last, last.answered > count { points.removeLast() }
      guard let point = points.last, let row = rows.last, point.answered < row.answered else { continue }
      rows.append(point)
    }
    self.init(samples: curve.samples, rows: rows)
  }
}
