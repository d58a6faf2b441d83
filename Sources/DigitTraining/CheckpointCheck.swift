import DigitModel

extension Checkpoint {
  /// Checks that a training can continue from this checkpoint. Its length may be another.
  ///
  /// - Parameters:
  ///   - path: names the checkpoint's file in errors.
  ///   - options: the training's options, as checkpoints record them.
  ///   - dataDigest: `LabeledDigits.digest` of the training images.
  ///   - steps: updates in the whole training.
  func check(
    path: String, options: [TrainingOption], dataDigest: String, steps: Int
  ) throws(TrainingError) {
    guard let recorded = TrainingOption.options(configuration) else {
      throw .checkpointOptions(path: path, checkpoint: configuration, training: TrainingOption.text(options))
    }
    let (old, new) = (recorded.withoutLength, options.withoutLength)
    guard old == new else {
      throw .checkpointOptions(
        path: path, checkpoint: TrainingOption.text(old.filter { !new.contains($0) }),
        training: TrainingOption.text(new.filter { !old.contains($0) }))
    }
    guard self.dataDigest == dataDigest else {
      throw .checkpointData(path: path, checkpoint: self.dataDigest, training: dataDigest)
    }
    guard state.step <= steps else { throw .checkpointStep(path: path, step: state.step, steps: steps) }
  }
}

extension [TrainingOption] {
  fileprivate var withoutLength: [TrainingOption] { filter { !["epochs", "iterations"].contains($0.name) } }
}
