import Foundation
import NeuralNetwork
import Testing

@testable import DigitModel

@Suite final class CheckpointTests {
  let path = NSTemporaryDirectory() + "digit-\(UUID().uuidString).checkpoint"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let tensors = [Parameter(name: "dense1.weight", shape: [1, 2], values: [1, -0.0])]

  @Test("What is put aside comes back", arguments: [false, true])
  func roundTrip(hasBest: Bool) throws {
    let best = Checkpoint.Best(epoch: 2, accuracy: 0.1234567890123, parameters: Self.tensors)
    let state = TrainingState(
      step: 12, parameters: [Parameter(name: "dense1.weight", shape: [1, 2], values: [2, 3])],
      moments: [Self.tensors], average: nil)
    let checkpoint = Checkpoint(
      configuration: "--epochs 3", dataDigest: "01234567", state: state, best: hasBest ? best : nil)
    try checkpoint.write(to: path)
    #expect(try Checkpoint(path: path) == checkpoint)
  }

  @Test("A model is no checkpoint")
  func model() throws {
    try ModelTests.model().write(to: path)
    #expect(
      throws: ModelError.metadata(path: path, key: "format", found: "digit 1", expected: "digit checkpoint 1")
    ) { try Checkpoint(path: path) }
  }
}
