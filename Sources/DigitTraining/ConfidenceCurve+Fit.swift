import DigitModel
import DigitRecognition
import SystemSupport

extension ConfidenceCurve {
  /// The curve under which the outcomes of the answers are most likely, in tenths.
  ///
  /// - Parameter answers: with a confidence above 0 and below 1.
  init(fitting answers: [ScoredAnswer]) {
    let points = answers.map { answer in
      (
        low: log(Double(answer.confidence)), high: -log(1 - Double(answer.confidence)),
        sign: answer.isRight ? 1.0 : -1.0
      )
    }
    /// -log Π p', where p' is the curve's value of a right answer, and 1 less it of a wrong one.
    func loss(_ low: Double, _ high: Double, _ offset: Double) -> Double {
      points.reduce(0) { $0 + log(1 + exp(-$1.sign * (low * $1.low + high * $1.high + offset))) }
    }
    // Three numbers are few enough to try all.
    var best = (low: 10, high: 10, offset: 0, loss: loss(1, 1, 0))
    for low in 0...20 {
      for high in 0...20 {
        for offset in -20...20 {
          let loss = loss(Double(low) / 10, Double(high) / 10, Double(offset) / 10)
          if loss < best.loss { best = (low, high, offset, loss) }
        }
      }
    }
    self.init(low: Float(best.low) / 10, high: Float(best.high) / 10, offset: Float(best.offset) / 10)
  }
}
