import DigitModel
import NeuralNetwork

/// Keeps the parameters of the best epoch, and decides when to stop waiting for a better one.
struct EarlyStopping {
  /// The number of epochs without improvement that stops training, at least 1.
  let patience: Int
  /// The first epoch with the highest validation accuracy so far.
  var best: Checkpoint.Best?

  /// Records the validation accuracy of an epoch.
  ///
  /// - Parameters:
  ///   - epoch: counts from 0.
  ///   - parameters: evaluated only if the epoch is the best so far.
  mutating func record(epoch: Int, accuracy: Double, parameters: @autoclosure () -> [Parameter]) {
    guard accuracy > best?.accuracy ?? -1 else { return }
    best = Checkpoint.Best(epoch: epoch, accuracy: accuracy, parameters: parameters())
  }

  /// Whether training should stop after an epoch.
  func isExhausted(after epoch: Int) -> Bool {
    best.map { epoch - $0.epoch >= patience } ?? false
  }
}
