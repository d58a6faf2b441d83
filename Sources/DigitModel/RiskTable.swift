/// How many of a model's answers are wrong, by the confidence from which they count: says below which confidence answers are
/// unsure, if among the others a fraction of at most E is to be wrong.
///
///     table.row(maxError: 0.01)?.threshold  // 0.93
///
/// This is selective classification with guaranteed risk (Geifman and El-Yaniv, "Selective classification for deep neural
/// networks", 2017). The error rate of a row is bounded from the errors among its validation answers by the binomial tail. A
/// row is chosen after its errors are known, so that the bounds of all rows must hold together: each has the confidence
/// 1 − δ / rows, all of them 1 − δ (union bound), with δ = `delta`.
///
/// The bounds hold for data like the validation answers': for harder images more answers than E may be wrong.
public struct RiskTable: Sendable, Equatable {
  /// The answers whose confidence is at least a threshold.
  public struct Row: Sendable, Equatable {
    /// 0…1.
    public let threshold: Float
    /// The number of these answers, at least 1.
    public let answered: Int
    /// The number of wrong ones, 0…answered.
    public let errors: Int
    /// The fraction of wrong ones, 0…1.
    public var errorRate: Double { Double(errors) / Double(answered) }

    public init(threshold: Float, answered: Int, errors: Int) {
      (self.threshold, self.answered, self.errors) = (threshold, answered, errors)
    }
  }

  /// The probability, over the choice of the validation data, that the error rate of any row is above its bound.
  public static let delta = 0.05
  /// The maximum number of rows: more would cost each of them confidence.
  public static let maximumRows = 64
  /// The maximum number of validation samples.
  static let maximumSamples = 10_000_000

  /// The number of validation samples, with or without an answer.
  public let samples: Int
  /// Ascending by threshold; at least one, at most `maximumRows`.
  public let rows: [Row]

  /// nil unless there are 1 to 10,000,000 samples and 1 to `maximumRows` rows, thresholds ascend within 0…1, and each row's
  /// answers and errors are among those of the row before.
  public init?(samples: Int, rows: [Row]) {
    guard (1...Self.maximumSamples).contains(samples), (1...Self.maximumRows).contains(rows.count) else {
      return nil
    }
    let areValid = rows.allSatisfy { row in
      (0...1).contains(row.threshold) && (1...samples).contains(row.answered)
        && (0...row.answered).contains(row.errors)
    }
    let areNested = zip(rows, rows.dropFirst()).allSatisfy { before, row in
      let (answered, errors) = (before.answered - row.answered, before.errors - row.errors)
      return before.threshold < row.threshold && errors >= 0 && answered >= errors
    }
    guard areValid, areNested else { return nil }
    (self.samples, self.rows) = (samples, rows)
  }

  /// The fraction of the samples that a row answers, 0…1.
  public func answeredFraction(of row: Row) -> Double { Double(row.answered) / Double(samples) }

  /// The upper bound of a row's error rate, 0…1.
  public func upperBound(of row: Row) -> Double {
    binomialUpperBound(errors: row.errors, of: row.answered, delta: Self.delta / Double(rows.count))
  }

  /// The row that answers most, of those whose upper bound is at most `maxError`; nil if there is none.
  ///
  /// A smaller `maxError` gives the same row or one with a higher threshold. Where few answers remain, bounds grow again, and
  /// such rows are not chosen.
  public func row(maxError: Double) -> Row? { rows.first { upperBound(of: $0) <= maxError } }

  /// The smallest error rate that can be asked for, 0…1.
  public var smallestBound: Double { rows.map(upperBound).min() ?? 1 }
}
