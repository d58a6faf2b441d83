import NeuralNetwork
import TestSupport
import Testing

@testable import DigitModel

@Suite struct CheckpointTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("digits.checkpoint")
  }

  static func tensors(_ values: [Float]) -> [Parameter] {
    [Parameter(name: "dense1.weight", shape: [1, 2], values: values)]
  }

  static func checkpoint(hasAverage: Bool = true, hasBest: Bool = true) -> Checkpoint {
    Checkpoint(
      configuration: "--epochs 3", dataDigest: "01234567",
      state: TrainingState(
        step: 12, parameters: tensors([1, -0.0]), moments: [tensors([2, 3]), tensors([4, 5])],
        average: hasAverage ? tensors([6, 7]) : nil),
      best: hasBest
        ? Checkpoint.Best(epoch: 2, accuracy: 0.1234567890123, parameters: tensors([8, 9])) : nil)
  }

  @Test("A checkpoint is read as it was written", arguments: [false, true], [false, true])
  func roundTrip(hasAverage: Bool, hasBest: Bool) throws {
    let checkpoint = Self.checkpoint(hasAverage: hasAverage, hasBest: hasBest)
    try checkpoint.write(to: path)
    #expect(try Checkpoint(path: path) == checkpoint)
  }

  @Test("In the file, each tensor's name begins with its group")
  func names() throws {
    try Self.checkpoint().write(to: path)
    #expect(
      try Safetensors(path: path).tensors.map(\.name) == [
        "parameters.dense1.weight", "moment1.dense1.weight", "moment2.dense1.weight",
        "average.dense1.weight", "best.dense1.weight",
      ])
  }

  @Test(
    "A tensor of an unknown group or name is refused by name",
    arguments: ["moment4.dense1.weight", "other.dense1.weight", "dense1.weight", "parameters.x", "weight"])
  func unknownTensors(name: String) throws {
    try Self.checkpoint().write(to: path)
    var container = try Safetensors(path: path)
    container.tensors.append(.init(name: name, shape: [1], values: [0]))
    try folder.write("digits.checkpoint", container.bytes)
    #expect(throws: ModelError.parameters(path: path, .unexpected(name: name))) {
      try Checkpoint(path: path)
    }
  }

  @Test(
    "A best epoch that is not before the step is refused", arguments: ["12", "9223372036854775807", "-1"])
  func bestEpoch(epoch: String) throws {
    try Self.checkpoint().write(to: path)
    var container = try Safetensors(path: path)
    let index = try #require(container.metadata.firstIndex { $0.key == "best.epoch" })
    container.metadata[index] = .init(key: "best.epoch", value: epoch)
    try folder.write("digits.checkpoint", container.bytes)
    #expect(
      throws: ModelError.metadata(
        path: path, key: "best.epoch", found: epoch, expected: "an epoch before step 12")
    ) { try Checkpoint(path: path) }
  }

  @Test("A model file is not a checkpoint")
  func model() throws {
    try ModelTests.model().write(to: path)
    #expect(throws: ModelError.isModel(path: path)) { try Checkpoint(path: path) }
  }
}
