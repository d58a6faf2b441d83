import DigitData
import DigitModel
import DigitSynthesis
import NeuralNetwork

/// A recipe to train a model further on a few images of one's own hand, so that it does not forget others.
///
/// Training on one hand alone forgets: 100 photos of a peculiar hand cost the built-in model 1.7 points on MNIST's test set. Three
/// synthetic digits for each photo (rehearsal; Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", 1995) leave 0.26
/// of them, the mean with the initial parameters (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022) 0.12; of what
/// was wrong in that hand, 98 % is right then. A fraction of 0.5 leaves 0.08 and 91 %.
public enum FineTuning {
  /// For AdamW.
  public static let learningRate: Float = 0.0003

  /// How much of the initial parameters is kept.
  public static let initialFraction: Float = 0.3

  /// The epochs for a number of images: as many as show 2,000 images, within 5…20.
  public static func epochs(images: Int) -> Int { min(max(2000 / max(images, 1), 5), 20) }

  /// The synthetic digits of each label in an epoch: three for each image, all labels together.
  public static func syntheticDigits(images: Int) -> Int { min(max(images * 3 / 10, 10), 2500) }
}

extension Model {
  /// Finds the temperature at which the model is as sure of known digits as its ancestor was, and of held-out images as it is
  /// right.
  ///
  /// - Parameters:
  ///   - known: digits after preprocessing, like those that the ancestor was calibrated on.
  ///   - heldOut: images that networks like this one were not trained on; nil if there are none.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  mutating func calibrate(
    like ancestor: Model, on known: any SampleSource, _ heldOut: CrossValidation?, jobs: Int
  ) {
    let inputs = known.values(jobs: jobs)
    var logits = network.logits(of: inputs, jobs: jobs)
    var targets = softmax(ancestor.network.logits(of: inputs, jobs: jobs), temperature: ancestor.temperature)
    if let heldOut {
      logits.append(heldOut.logits)
      targets.append(Matrix(oneHot: heldOut.labels, columns: logits.columns))
    }
    temperature = calibratedTemperature(logits, targets: targets)
  }
}
