import NeuralNetwork
import SystemSupport

/// A training put aside: with the same data and configuration it goes on as if it had never stopped.
public struct Checkpoint: Sendable, Equatable {
  /// What the training was told, in one line; it must be the same to go on.
  public var configuration: String
  /// The fingerprint of the training data; it must be the same to go on.
  public var dataDigest: String
  public var state: TrainingState
  /// The best network so far, where the training looks for it.
  public var best: Best?

  /// The network of the epoch with the highest validation accuracy.
  public struct Best: Sendable, Equatable {
    /// From 0.
    public var epoch: Int
    public var accuracy: Double
    public var parameters: [Parameter]

    public init(epoch: Int, accuracy: Double, parameters: [Parameter]) {
      self.epoch = epoch
      self.accuracy = accuracy
      self.parameters = parameters
    }
  }

  public init(configuration: String, dataDigest: String, state: TrainingState, best: Best?) {
    self.configuration = configuration
    self.dataDigest = dataDigest
    self.state = state
    self.best = best
  }
}

extension Checkpoint {
  private static let format = "digit checkpoint 1"
  private static let bestPrefix = "best."

  /// Writes the checkpoint's file, whole or not at all.
  public func write(to path: String) throws(ModelError) {
    do { try writeFileAtomically(path, container.bytes) } catch { throw .file(error) }
  }

  /// Reads a checkpoint's file.
  public init(path: String) throws(ModelError) {
    let metadata = Metadata(container: try Safetensors(path: path), path: path)
    _ = try metadata.value("format", expected: Checkpoint.format) { $0 == Checkpoint.format ? $0 : nil }
    configuration = try metadata.value("configuration", expected: "options") { $0 }
    dataDigest = try metadata.value("data", expected: "a digest") { $0 }
    let tensors = metadata.container.tensors
    let isOfBest = { (tensor: Parameter) in tensor.name.hasPrefix(Checkpoint.bestPrefix) }
    state = TrainingState(
      step: try metadata.value("step", expected: "a number from 0", natural),
      tensors: tensors.filter { !isOfBest($0) })
    if metadata.container["best.epoch"] != nil {
      best = Best(
        epoch: try metadata.value("best.epoch", expected: "a number from 0", natural),
        accuracy: try metadata.value("best.accuracy", expected: "a number from 0 to 1", share),
        parameters: tensors.filter(isOfBest).map {
          $0.renamed(String($0.name.dropFirst(Checkpoint.bestPrefix.count)))
        })
    }
  }

  private var container: Safetensors {
    var metadata = [
      Safetensors.Entry(key: "format", value: Checkpoint.format),
      .init(key: "configuration", value: configuration),
      .init(key: "data", value: dataDigest),
      .init(key: "step", value: "\(state.step)"),
    ]
    var tensors = state.tensors
    if let best {
      metadata += [
        .init(key: "best.epoch", value: "\(best.epoch)"),
        .init(key: "best.accuracy", value: "\(best.accuracy)"),
      ]
      tensors += best.parameters.map { $0.renamed(Checkpoint.bestPrefix + $0.name) }
    }
    return Safetensors(metadata: metadata, tensors: tensors)
  }
}

extension Parameter {
  fileprivate func renamed(_ name: String) -> Parameter {
    Parameter(name: name, shape: shape, values: values)
  }
}
