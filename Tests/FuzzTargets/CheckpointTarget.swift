import DigitData
import DigitModel
import DigitTraining
import NeuralNetwork

/// Checkpoint files: the container, the metadata, the tensors; then the training that resumes from them.
struct CheckpointTarget: FuzzTarget {
  static let maximumLength = 1 << 14

  private let folder: ScratchFolder
  private let plan: TrainingPlan

  init() throws {
    folder = try ScratchFolder()
    plan = try Self.plan()
  }

  func run(_ input: [UInt8]) throws {
    let path = try folder.write("checkpoint", input)
    guard let checkpoint = try? Checkpoint(path: path) else { return }
    precondition(checkpoint.state.step >= 0)
    if let best = checkpoint.best { precondition(best.epoch >= 0 && (0...1).contains(best.accuracy)) }
    do {
      let session = try TrainingSession(plan, Self.session(path), jobs: 1)
      _ = try session.run()
      let model = try session.model()
      precondition(model.training?.steps == session.step)
    } catch {
      precondition(!"\(error)".isEmpty)
    }
  }

  static func session(_ checkpoint: String) -> SessionConfiguration {
    var session = SessionConfiguration()
    session.patience = 1
    session.checkpointPath = checkpoint
    session.resumes = true
    return session
  }

  /// Two steps on four images of 8×8, with every kind of tensor that a checkpoint may hold.
  static func plan() throws -> TrainingPlan {
    let labels: [UInt8] = [0, 1, 2, 3]
    let pixels = labels.flatMap { label in (0..<64).map { pixel -> UInt8 in pixel / 8 == label ? 16 : 0 } }
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(2)
    var network = NetworkConfiguration()
    network.layers = [
      .convolution(outputs: 1, kernel: 3, padding: 0), .batchNorm, .relu, .maxPool(size: 3),
      .dense(outputs: 10),
    ]
    var training = TrainingConfiguration()
    training.optimizer = .adam()
    training.learningRate = 0.001
    training.averagingDecay = 0.9
    training.batchSize = 2
    training.length = .steps(2)
    return try TrainingPlan(
      LabeledDigits(side: 8, pixels: pixels, labels: labels), data: data, network: network, training: training
    )
  }
}
