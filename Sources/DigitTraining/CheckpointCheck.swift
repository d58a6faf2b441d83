import DigitModel

extension Checkpoint {
  /// Checks that a training can continue from this checkpoint.
  ///
  /// - Parameters:
  ///   - path: names the checkpoint's file in errors.
  ///   - options: the training's options, as checkpoints record them.
  ///   - dataDigest: `LabeledDigits.digest` of the training images.
  ///   - steps: updates in the whole training.
  func check(path: String, options: String, dataDigest: String, steps: Int) throws(TrainingError) {
    guard configuration == options else {
      throw .checkpointOptions(path: path, checkpoint: configuration, training: options)
    }
    guard self.dataDigest == dataDigest else {
      throw .checkpointData(path: path, checkpoint: self.dataDigest, training: dataDigest)
    }
    guard state.step <= steps else { throw .checkpointStep(path: path, step: state.step, steps: steps) }
  }
}
