import NeuralNetwork

/// An unfinished training: with the same data and configuration it continues as if it had never stopped.
public struct Checkpoint: Sendable, Equatable {
  /// The training's options in one line. A training that resumes must have the same.
  public var configuration: String
  /// The digest of the training data. A training that resumes must have the same.
  public var dataDigest: String
  public var state: TrainingState
  /// The best network so far; nil where the training does not keep it.
  public var best: Best?

  /// The network of the epoch with the highest validation accuracy.
  public struct Best: Sendable, Equatable {
    /// From 0.
    public var epoch: Int
    /// 0…1
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
  static let format = "digit checkpoint 1"

  /// Writes the checkpoint to a file, completely or not at all.
  public func write(to path: String) throws(ModelError) {
    try container.write(to: path)
  }

  /// Reads a checkpoint file.
  public init(path: String) throws(ModelError) {
    let container = try Safetensors(path: path)
    let metadata = Metadata(entries: container.metadata, path: path)
    if metadata["format"] == Model.format { throw .isModel(path: path) }
    try metadata.require("format", Checkpoint.format)
    configuration = try metadata.value("configuration", expected: "options") { $0 }
    dataDigest = try metadata.value("data", expected: "a digest") { $0 }
    let step = try metadata.value("step", expected: "an integer from 0", natural)
    var groups: TensorGroups
    do { groups = try TensorGroups(container.tensors) } catch {
      throw .parameters(path: path, error)
    }
    state = TrainingState(
      step: step, parameters: groups.remove("parameters") ?? [], moments: groups.removeMoments(),
      average: groups.remove("average"))
    if metadata["best.epoch"] != nil {
      best = Best(
        // Each epoch has a step or more.
        epoch: try metadata.value("best.epoch", expected: "an epoch before step \(step)") {
          natural($0).flatMap { $0 < step ? $0 : nil }
        },
        accuracy: try metadata.value("best.accuracy", expected: "a number from 0 to 1", fraction),
        parameters: groups.remove("best") ?? [])
    }
    if let unknown = groups.firstName { throw .parameters(path: path, .unexpected(name: unknown)) }
  }

  private var container: Safetensors {
    var metadata = [
      Safetensors.Entry(key: "format", value: Checkpoint.format),
      .init(key: "configuration", value: configuration),
      .init(key: "data", value: dataDigest),
      .init(key: "step", value: "\(state.step)"),
    ]
    var groups = [("parameters", state.parameters)]
    groups += state.moments.enumerated().map { ("moment\($0 + 1)", $1) }
    if let average = state.average { groups.append(("average", average)) }
    if let best {
      metadata += [
        .init(key: "best.epoch", value: "\(best.epoch)"),
        .init(key: "best.accuracy", value: "\(best.accuracy)"),
      ]
      groups.append(("best", best.parameters))
    }
    return Safetensors(
      metadata: metadata,
      tensors: groups.flatMap { group, parameters in
        parameters.map { Safetensors.Tensor($0, group: group) }
      })
  }
}

/// The tensors of a checkpoint file by their group, the first part of their names: `moment1.dense1.weight`.
private struct TensorGroups {
  private var groups: [String: [Parameter]] = [:]

  init(_ tensors: [Safetensors.Tensor]) throws(ParameterError) {
    for tensor in tensors {
      let parts = tensor.name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let name = TensorName(parts[1]) else { throw .unexpected(name: tensor.name) }
      groups[parts[0], default: []].append(
        Parameter(name: name, shape: tensor.shape, values: tensor.values))
    }
  }

  /// The full name of a remaining tensor.
  var firstName: String? {
    groups.keys.min().flatMap { group in groups[group]?.first.map { "\(group).\($0.name)" } }
  }

  mutating func remove(_ group: String) -> [Parameter]? { groups.removeValue(forKey: group) }

  /// The groups `moment1`, `moment2`, and so on.
  mutating func removeMoments() -> [[Parameter]] {
    var moments: [[Parameter]] = []
    while let moment = remove("moment\(moments.count + 1)") { moments.append(moment) }
    return moments
  }
}
