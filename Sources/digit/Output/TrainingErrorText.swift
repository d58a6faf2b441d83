import DigitImage
import DigitModel
import DigitTraining

extension TrainingError: CustomStringConvertible {
  /// What is wrong, and which options or files to change.
  public var description: String {
    switch self {
    case .unsupportedSide(let side):
      """
      --augment, --synthetic-digits, --strokes and --outliers need \(size(DigitBox.side)) images, but the data has \
      \(size(side)) images
      """
    case .calibration(nil): "--calibrate needs validation images; use --validation-split or --validation"
    case .calibration(let side?):
      "--calibrate needs \(size(DigitBox.side)) validation images, but the data has \(size(side)) images"
    case .calibrationLabels:
      "--calibrate makes synthetic photos of digits, and the labels are not the digits; leave it out"
    case .validationSide(let training, let validation):
      "the validation images are \(size(validation)), but the training images are \(size(training))"
    case .emptyTrainingSet(let split, let count):
      "--validation-split \(split) leaves none of the \(count) images to train on"
    case .outputCount(let count):
      "the last layer has \(count) outputs, but ten digits need dense(10)"
    case .initialModelSide(let model, let data):
      "the initial model takes \(size(model)) images, but the data has \(size(data)) images"
    case .initialModelLayers(let model, let requested):
      """
      the initial model has the layers \(LayerNotation.text(model)), but the options ask for \
      \(LayerNotation.text(requested)); leave out --hidden and --architecture
      """
    case .divergedLoss(let loss, let step):
      "training diverged at step \(step): the loss is \(loss); lower --learning-rate"
    case .divergedParameters(let error, let step):
      "training diverged at step \(step): \(error); lower --learning-rate"
    case .divergedModel(let step):
      "training diverged at step \(step): the weights are so large that results overflow; lower --learning-rate"
    case .checkpointOptions(let path, let checkpoint, let training):
      """
      \(path) is the checkpoint of a training run with other options; use the same ones to continue, or another file:
        checkpoint: \(checkpoint.isEmpty ? "(default)" : checkpoint)
        now:        \(training.isEmpty ? "(default)" : training)
      """
    case .checkpointData(let path, let checkpoint, let training):
      """
      \(path) is the checkpoint of a training run on other data (crc32 \(checkpoint), now \(training)); use the same \
      data to continue
      """
    case .checkpointStep(let path, let step, let steps):
      "\(path) is at step \(step), but the training run has only \(steps); raise --epochs or --iterations"
    }
  }

  /// An image size: `28×28`.
  private func size(_ side: Int) -> String { "\(side)×\(side)" }
}
