import DigitData
import NeuralNetwork

/// The logits of images, each from a network that was trained on other images: k-fold cross-validation.
public struct CrossValidation: Sendable {
  /// (images, 10)
  public private(set) var logits = Matrix(rows: 0, columns: 10)
  /// The true digit of each image.
  public private(set) var labels: [Int] = []

  /// The number of images whose most probable digit is the true one.
  public var correct: Int {
    labels.indices.count { row in
      let values = logits.row(row)
      return values.max() == values[values.startIndex + labels[row]]
    }
  }

  /// The number of images.
  public var count: Int { labels.count }

  /// The fraction of right predictions, 0…1.
  public var accuracy: Double { Double(correct) / Double(max(count, 1)) }

  /// Trains a network for each fold, on the images of all other folds, and predicts the fold's images.
  ///
  /// - Parameters:
  ///   - folds: k, at least 2 and at most the number of images.
  ///   - isInterrupted: asked after each update; true ends the training of a fold and leaves out the others.
  ///   - finished: called after each fold, with its number from 1 and the result up to it.
  /// - Throws: what training throws.
  public init(
    folds: Int, of digits: LabeledDigits, data: TrainingDataConfiguration, network: NetworkConfiguration,
    training configuration: TrainingConfiguration, jobs: Int, isInterrupted: () -> Bool,
    finished: (Int, CrossValidation) -> Void
  ) throws {
    var data = data
    let digits = data.sample.map { digits.sample($0, seed: configuration.seed) } ?? digits
    (data.sample, data.validationSplit, data.calibrates, data.calibrationNumbers) = (nil, .count(0), false, 0)
    for (number, fold) in digits.folds(folds, seed: configuration.seed).enumerated() {
      let plan = try TrainingPlan(
        LabeledDigits(fold.training), data: data, network: network, training: configuration, jobs: jobs)
      let session = try TrainingSession(plan, SessionConfiguration(), jobs: jobs)
      guard try session.run(isInterrupted: isInterrupted) != .interrupted else { return }
      let samples = PixelSamples(fold.validation, scale: plan.pixelScale)
      let network = try session.uncalibratedModel().network
      logits.append(network.logits(of: samples.values(jobs: jobs), jobs: jobs))
      labels += (0..<samples.count).map(samples.label)
      finished(number + 1, self)
    }
  }
}
