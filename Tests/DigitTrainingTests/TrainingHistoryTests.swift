import Foundation
import TestSupport
import Testing

@testable import DigitTraining

@Suite struct TrainingHistoryTests {
  @Test("A line gives the step and the measures of its epoch")
  func line() throws {
    let line = try #require(HistoryLine("3,9,0.25,0.875,0.5,0.75,1.204"))
    #expect(line.step == 9)
    #expect(
      line.epoch
        == .init(
          number: 3, training: .init(loss: 0.25, accuracy: 0.875),
          validation: .init(loss: 0.5, accuracy: 0.75)))
  }

  @Test("An epoch without validation has two empty fields")
  func withoutValidation() throws {
    let line = try #require(HistoryLine("1,3,0.25,0.875,,,1.204"))
    #expect(line.epoch == .init(number: 1, training: .init(loss: 0.25, accuracy: 0.875), validation: nil))
  }

  @Test(
    "Other lines hold no epoch",
    arguments: [
      "", "epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds",
      "1,3,0.25",
      "0,3,0.25,0.875,,,1", "1,3,loss,0.875,,,1", "1,x,0.25,0.875,,,1", "1.5,3,0.25,0.875,,,1",
    ])
  func noEpoch(line: String) {
    #expect(HistoryLine(line) == nil)
  }

  @Test("A resumed history has the epochs up to the checkpoint's step; a missing file is an empty history")
  func resumed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "h.csv",
      """
      epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds
      1,3,0.5,0.5,,,1
      someone's own line
      2,6,0.25,0.75,,,1
      3,9,0.125,0.875,,,1
      """)
    let history = try TrainingHistory(resuming: path, at: 6, of: 9, stepsPerEpoch: 3)
    #expect(history.epochs.map(\.number) == [1, 2])
    try history.write()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2] == "someone's own line")
    // An epoch of four steps that ended after two: the last one of a shorter training goes on.
    let longer = try TrainingHistory(resuming: path, at: 6, of: 8, stepsPerEpoch: 4)
    #expect(longer.epochs.isEmpty)
    let ended = try TrainingHistory(resuming: path, at: 6, of: 6, stepsPerEpoch: 4)
    #expect(ended.epochs.map(\.number) == [2])
    #expect(try TrainingHistory(resuming: folder.file("none"), at: 6, of: 9, stepsPerEpoch: 3).epochs.isEmpty)
  }
}
