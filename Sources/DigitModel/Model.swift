import CPretrainedModel
import NeuralNetwork
import SystemSupport

/// A trained network and what one must know to use it.
public struct Model: Sendable, Equatable {
  public var network: Network
  /// The level of a pixel that the network is given as 1: 255, or 16 of 8×8 digits.
  public var pixelScale: Float
  /// The version of the preprocessing from photo to 28×28 that the network was trained for, from 1.
  public var preprocessingVersion: Int
  /// What the logits are divided by before softmax, > 0: chosen so that confidence is the share of right answers.
  public var temperature: Float
  /// `nil` where the file does not say.
  public var training: TrainingRecord?

  public init(
    network: Network, pixelScale: Float, preprocessingVersion: Int,
    temperature: Float = 1, training: TrainingRecord? = nil
  ) {
    self.network = network
    self.pixelScale = pixelScale
    self.preprocessingVersion = preprocessingVersion
    self.temperature = temperature
    self.training = training
  }

  /// Reads a model file.
  public init(path: String) throws(ModelError) {
    try self.init(try Safetensors(path: path), path: path)
  }

  /// Reads the bytes of a model file.
  ///
  /// - Parameter path: names the file in errors.
  public init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
    try self.init(try Safetensors(bytes, path: path), path: path)
  }

  /// The model that the program carries.
  public static func embedded() throws(ModelError) -> Model {
    let bytes = UnsafeRawBufferPointer(
      start: digit_pretrained_model_bytes(), count: digit_pretrained_model_count())
    return try Model(bytes, path: "the embedded model")
  }

  /// The bytes of the model's file: the same for the same model.
  public var bytes: [UInt8] { container.bytes }

  /// Writes the model's file, whole or not at all.
  public func write(to path: String) throws(ModelError) {
    do { try writeFileAtomically(path, bytes) } catch { throw .file(error) }
  }
}
