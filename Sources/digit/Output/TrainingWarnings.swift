import NeuralNetwork
import SystemSupport

/// Recognizes a training that does not learn, from the results of its epochs. Each warning is given once.
struct TrainingWarnings {
  /// The accuracy of always predicting the most frequent label, 0…1.
  private let chance: Double
  private let steps: Int
  private var lowestLoss = Double.infinity
  private var lastLoss = Double.infinity
  private var hasWarnedOfLoss = false
  private var hasWarnedOfChance = false

  /// The cross-entropy of ten equal probabilities, in nats.
  private static let lossOfGuessing = log(10.0)

  /// - Parameters:
  ///   - labelCounts: the number of training images with each label.
  ///   - steps: those of the whole training.
  init(labelCounts: [Int], steps: Int) {
    chance = Double(labelCounts.max() ?? 0) / Double(max(labelCounts.reduce(0, +), 1))
    self.steps = steps
  }

  /// A warning that an epoch gives rise to.
  mutating func warning(after report: EpochReport) -> String? {
    let loss = report.training.loss
    defer { (lowestLoss, lastLoss) = (min(lowestLoss, loss), loss) }
    let hasRisen = loss > TrainingWarnings.lossOfGuessing && loss > 2 * lowestLoss
    // Random initial parameters may have such a loss, but in the first steps it falls.
    let stays = loss > 1.5 * TrainingWarnings.lossOfGuessing && report.step >= 50 && loss > 0.9 * lastLoss
    if !hasWarnedOfLoss, hasRisen || stays {
      hasWarnedOfLoss = true
      return """
        warning: the loss \(hasRisen ? "has risen to" : "stays at") \(decimalText(loss, places: 4)), which is worse than \
        guessing; lower --learning-rate
        """
    }
    let accuracy = report.validation?.accuracy ?? report.training.accuracy
    // Even a low learning rate shows by then. With a single label, guessing is always right.
    let isLate = report.step >= (report.step == steps ? 100 : max(1000, steps / 4))
    if !hasWarnedOfChance, isLate, chance < 0.9, accuracy < 1.1 * chance {
      hasWarnedOfChance = true
      return """
        warning: after \(report.step) steps the accuracy, \(percentText(accuracy)), is that of guessing; \
        try another --learning-rate, and check the labels
        """
    }
    return nil
  }
}
