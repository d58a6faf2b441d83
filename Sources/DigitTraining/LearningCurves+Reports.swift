import NeuralNetwork

extension Evaluation {
  var measure: LearningCurves.Measure { .init(loss: loss, accuracy: accuracy) }
}

extension EpochReport {
  /// The epoch as learning curves record it.
  var point: LearningCurves.Epoch {
    .init(number: epoch + 1, training: training.measure, validation: validation?.measure)
  }
}
