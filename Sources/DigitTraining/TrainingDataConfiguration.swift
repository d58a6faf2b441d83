import DigitData
import DigitModel
import DigitSynthesis

/// How loaded digits become training, validation and calibration samples.
public struct TrainingDataConfiguration: Sendable {
  /// How the images were loaded, for the training record: `--limit`, `--label-column`.
  public var loadingOptions: [TrainingOption] = []
  /// The number of images to keep, sampled at random, at least 1; nil keeps all of them.
  public var sample: Int?
  /// The images to hold out for validation; nil holds out a tenth, or none if there is separate validation data.
  public var validationSplit: ValidationSplit?
  /// The intensity that becomes 1, above 0; nil is the initial model's scale, or else 255, or 16 for 8×8 images.
  public var pixelScale: Float?
  /// The names of the classes; nil are the initial model's, or else the digits.
  public var labels: ClassLabels?
  /// Synthetic digits to add for each label, generated anew in each epoch, 0 or more; 28×28 only.
  public var syntheticDigits = 0
  /// Pen strokes to render, anew in each epoch; nil adds none; 28×28 only.
  public var strokes: StrokeDigits?
  /// Samples of each label that an epoch has from the strokes, at least 1.
  public var strokesPerLabel = 2500
  /// Outliers to add, generated anew in each epoch, 0 or more; 28×28 only.
  public var outliers = 0
  /// How strongly samples are varied, anew in each epoch; 28×28 only.
  public var augmentation = AugmentationStrength.none
  /// Whether to calibrate the model on synthetic photographs of the validation images: temperature and risk table; 28×28 only.
  public var calibrates = false
  /// How many synthetic numbers calibration adds, to find the weights for reading numbers; 0 for none.
  public var calibrationNumbers = 0

  public init() {}
}
