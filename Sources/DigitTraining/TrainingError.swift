import DigitData
import NeuralNetwork

/// Why training cannot start or continue. The cases carry values only; the program that reports them words the message.
public enum TrainingError: Error, Equatable {
  /// Augmentation, synthetic digits, written digits and outliers need images of `DigitBox.side`
  /// pixels a side; these have a different size.
  case unsupportedSide(Int)
  /// Calibration needs validation images of `DigitBox.side` pixels a side; these have a different size, or
  /// there are none (nil).
  case calibration(side: Int?)
  /// Calibration makes synthetic photos of digits, and the labels are not the digits.
  case calibrationLabels
  /// The validation images differ from the training images in side length.
  case validationSide(training: Int, validation: Int)
  /// The validation split leaves none of `count` images to train on.
  case emptyTrainingSet(ValidationSplit, count: Int)
  /// The last layer does not have ten outputs.
  case outputCount(Int)
  /// The initial model takes images of a different side length than the data.
  case initialModelSide(model: Int, data: Int)
  /// The initial model's layers differ from those requested.
  case initialModelLayers(model: [LayerSpecification], requested: [LayerSpecification])
  /// The loss became infinite or NaN.
  case divergedLoss(Double, step: Int)
  /// A parameter became infinite or NaN.
  case divergedParameters(ParameterError, step: Int)
  /// The parameters are so large that the model's results may be infinite or not numbers.
  case divergedModel(step: Int)
  /// The checkpoint was written by a training run with other options; both texts hold those that differ.
  case checkpointOptions(path: String, checkpoint: String, training: String)
  /// The checkpoint was written by a training run on other data; both are `LabeledDigits.digest`.
  case checkpointData(path: String, checkpoint: String, training: String)
  /// The checkpoint is at a later step than this training's last.
  case checkpointStep(path: String, step: Int, steps: Int)
}
