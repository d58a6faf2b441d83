import DigitTraining
import NeuralNetwork
import SystemSupport

extension Evaluation {
  var measure: LearningCurves.Measure { .init(loss: loss, accuracy: accuracy) }
}

extension EpochReport {
  /// The epoch as curves have it.
  var point: LearningCurves.Epoch {
    .init(number: epoch + 1, training: training.measure, validation: validation?.measure)
  }
}

/// The first epochs that the lines of a history file tell of.
///
/// What is no epoch is passed over: the file may be anybody's.
func epochs(ofHistory lines: [String], upTo last: Int) -> [LearningCurves.Epoch] {
  lines.compactMap(epoch).filter { $0.number <= last }
}

/// An epoch from `epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,…`.
private func epoch(ofHistoryLine line: String) -> LearningCurves.Epoch? {
  let fields = line.split(separator: ",", omittingEmptySubsequences: false)
  guard fields.count >= 6, let number = Int(fields[0]), number > 0,
    let training = measure(fields[2], fields[3])
  else { return nil }
  return .init(number: number, training: training, validation: measure(fields[4], fields[5]))
}

private func measure(_ loss: Substring, _ accuracy: Substring) -> LearningCurves.Measure? {
  guard let loss = Double(loss), let accuracy = Double(accuracy) else { return nil }
  return .init(loss: loss, accuracy: accuracy)
}
