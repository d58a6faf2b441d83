import NeuralNetwork
import SystemSupport

/// The history file of a training: a CSV with a line for each epoch.
struct TrainingHistory {
  private static let header =
    "epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds"

  private let path: String
  private var lines = [header]
  private var epochStart = ContinuousClock.now

  /// An empty history.
  init(path: String) { self.path = path }

  /// The history of a training that is resumed, if its file exists.
  ///
  /// Lines after the checkpoint's step are dropped, and so is the line of an epoch that was the last one, cut short, of a
  /// shorter training, and now goes on.
  ///
  /// - Parameters:
  ///   - step: updates done at the checkpoint.
  ///   - steps: updates in the whole training.
  init(resuming path: String, at step: Int, of steps: Int, stepsPerEpoch: Int) throws(FileError) {
    self.path = path
    do throws(FileError) {
      let text = String(decoding: try readFile(path), as: UTF8.self)
      lines = text.split(separator: "\n").map(String.init).filter { line in
        HistoryLine(line).map { line in
          line.step <= step && (line.step % stepsPerEpoch == 0 || line.step == steps)
        } ?? true
      }
    } catch  where error.isMissing {}
  }

  /// The epochs recorded so far. Lines that hold no epoch are skipped: the file may be anyone's.
  var epochs: [LearningCurves.Epoch] { lines.compactMap { HistoryLine($0)?.epoch } }

  /// Adds an epoch; it took the time since the one before it.
  mutating func record(_ report: EpochReport) {
    let now = ContinuousClock.now
    lines.append(HistoryLine.text(report, seconds: (now - epochStart).seconds))
    epochStart = now
  }

  /// Writes the file.
  func write() throws(FileError) {
    try writeFileAtomically(path, Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

/// A line of a history file.
struct HistoryLine: Equatable {
  /// Updates done at the end of the epoch.
  let step: Int
  let epoch: LearningCurves.Epoch

  /// Parses a line; nil if it holds no epoch.
  init?(_ line: String) {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count >= 6, let number = Int(fields[0]), number > 0, let step = Int(fields[1]),
      let training = LearningCurves.Measure(loss: fields[2], accuracy: fields[3])
    else { return nil }
    self.step = step
    epoch = LearningCurves.Epoch(
      number: number, training: training, validation: .init(loss: fields[4], accuracy: fields[5]))
  }

  /// The line for an epoch, for example `3,9,0.25,0.875,0.5,0.75,1.204`; without validation, two fields are empty.
  static func text(_ report: EpochReport, seconds: Double) -> String {
    let measures = [report.training, report.validation].flatMap { evaluation in
      [evaluation.map { "\($0.loss)" } ?? "", evaluation.map { "\($0.accuracy)" } ?? ""]
    }
    let fields = ["\(report.epoch + 1)", "\(report.step)"] + measures + [decimalText(seconds, places: 3)]
    return fields.joined(separator: ",")
  }
}

extension LearningCurves.Measure {
  fileprivate init?(loss: Substring, accuracy: Substring) {
    guard let loss = Double(loss), let accuracy = Double(accuracy) else { return nil }
    self.init(loss: loss, accuracy: accuracy)
  }
}
