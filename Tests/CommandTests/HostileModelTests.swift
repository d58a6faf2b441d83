import NeuralNetwork
import TestSupport
import Testing

@testable import DigitModel

/// Model files whose values are valid one by one.
@Suite struct HostileModelTests {
  @Test(
    "Every command refuses a model whose results overflow, before any answer",
    arguments: [
      "classify PHOTO", "classify PHOTO --format json", "classify PHOTO --format jsonl",
      "classify PHOTO --format csv", "classify TABLE --format kaggle", "read PHOTO", "read --page PHOTO",
      "explain PHOTO --label 4", "evaluate LIST", "inspect MODEL",
    ])
  func overflow(command: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("m.safetensors")
    try overflowingModel().write(to: path)
    let samples = ClassifyTests.samples
    let words = command.split(separator: " ").map { word in
      switch word {
      case "PHOTO": "\(samples)/photo.jpeg"
      case "LIST": "\(samples)/labels.tsv"
      case "TABLE": "\(folder.path)/none.csv"
      case "MODEL": path
      default: String(word)
      }
    }
    let run = try runDigit(words + (words[0] == "inspect" ? [] : ["--model", path]))
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(
      run.errors
        == "digit: \(path): its weights are so large that results overflow; train it again, with a lower --learning-rate\n"
    )
  }

  @Test("A model whose results overflow cannot be trained further")
  func initialModel() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("m.safetensors")
    try overflowingModel().write(to: path)
    let data = try folder.write("digits.csv", TrainTests.csv(rows: 20))
    let run = try runDigit(
      "train", data, "--initial-model", path, "--quiet", "--output", folder.file("new.safetensors"))
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("digit: \(path): its weights are so large that results overflow;"))
  }

  /// A dense layer of finite weights, of which two overflow in a sum.
  private func overflowingModel() throws -> Model {
    let architecture = try Architecture.dense(inputHeight: 28, inputWidth: 28, hidden: [], outputs: 10)
    let network = try Network(
      architecture,
      parameters: [
        Parameter(
          name: "dense1.weight", shape: [10, 784],
          values: (0..<7840).map { $0.isMultiple(of: 2) ? 3e38 : -3e38 }),
        Parameter(name: "dense1.bias", shape: [10], values: [Float](repeating: 0, count: 10)),
      ])
    return Model(network: network, pixelScale: 255, preprocessingVersion: 2)
  }
}
