import CPretrainedModel
import NeuralNetwork

/// A trained network and everything needed to use it.
public struct Model: Sendable, Equatable {
  public let network: Network
  /// The precision of the network's parameters, in which the file stores them.
  public let precision: Precision
  /// The pixel intensity that the network receives as 1: 255, or 16 for 8×8 digits.
  public var pixelScale: Float
  /// The version, from 1, of the preprocessing from photo to 28×28 that the network was trained for; 0 if it takes images of
  /// its size as they are; nil where the file does not say.
  public var preprocessingVersion: Int?
  /// The divisor of the logits before softmax, > 0, which calibrates confidence: of the predictions with confidence p,
  /// about a fraction p is correct.
  public var temperature: Float
  /// The names of the classes, in the order of the network's outputs.
  public var labels: ClassLabels
  /// How many answers of `digit classify` are wrong, by their confidence; nil where the file does not record it.
  public var digitRisk: RiskTable?
  /// The same for numbers, the answers of `digit read`.
  public var numberRisk: RiskTable?
  /// The weights for reading numbers; nil if the model was not calibrated on numbers.
  public var numberScoring: NumberScoring?
  /// How the model was trained; nil where the file does not record it.
  public var training: TrainingRecord?

  /// No pixel has a higher intensity.
  private static let largestIntensity: Float = 255

  /// A model of a network whose parameters are rounded to a precision.
  public init(
    network: Network, precision: Precision = .single, pixelScale: Float, preprocessingVersion: Int?,
    temperature: Float = 1,
    labels: ClassLabels = .digits,
    digitRisk: RiskTable? = nil, numberRisk: RiskTable? = nil, numberScoring: NumberScoring? = nil,
    training: TrainingRecord? = nil
  ) {
    self.network = network.rounded(to: precision)
    self.precision = precision
    self.pixelScale = pixelScale
    self.preprocessingVersion = preprocessingVersion
    self.temperature = temperature
    self.labels = labels
    self.digitRisk = digitRisk
    self.numberRisk = numberRisk
    self.numberScoring = numberScoring
    self.training = training
  }

  /// Reads a model file.
  public init(path: String) throws(ModelError) {
    let bytes = try Safetensors.bytes(ofFile: path)
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelError) in try Model(bytes, path: path) }
    }
    self = try result.get()
  }

  /// Reads the bytes of a model file.
  ///
  /// - Parameter path: Names the file in errors.
  public init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
    try self.init(try Safetensors.View(bytes, path: path), path: path)
  }

  /// The model embedded in the program.
  public static func embedded() throws(ModelError) -> Model {
    let bytes = UnsafeRawBufferPointer(
      start: digit_pretrained_model_bytes(), count: digit_pretrained_model_count())
    return try Model(bytes, path: "the embedded model")
  }

  /// Whether weights are so large, or the pixel scale so small, that results may be infinite or not numbers. Files with such
  /// a model are refused.
  public var canOverflow: Bool {
    // Half of the largest number leaves room for rounding.
    network.activationBound(inputs: Model.largestIntensity / pixelScale) > .greatestFiniteMagnitude / 2
  }

  /// The bytes of the model's file. Equal models have equal bytes.
  public var bytes: [UInt8] { container.bytes }

  /// Writes the model to a file, completely or not at all.
  public func write(to path: String) throws(ModelError) {
    try container.write(to: path)
  }
}
