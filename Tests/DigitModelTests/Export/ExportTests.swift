import DigitSynthesis
import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import DigitModel

/// Files for other programs. The fixtures were run by onnxruntime and NumPy when `make_fixture.py` wrote them.
@Suite struct ExportTests {
  /// The probabilities of onnxruntime for `PythonTests.image`, printed by `make_fixture.py`.
  static let recorded: [String: [Float]] = [
    "dense": [
      0.10616876929998398, 0.11395850032567978, 0.09258536994457245, 0.09550449252128601, 0.11501357704401016,
      0.09145620465278625, 0.11849367618560791, 0.08685078471899033, 0.10881100594997406, 0.07115766406059265,
    ],
    "convolutional": [
      0.10163494944572449, 0.1308506429195404, 0.0964447632431984, 0.09888628125190735, 0.09873682260513306,
      0.09470214694738388, 0.12497861683368683, 0.08976417779922485, 0.07554460316896439, 0.08845704048871994,
    ],
  ]

  @Test("The bytes are those that onnxruntime and NumPy have read", arguments: ["dense", "convolutional"])
  func bytes(name: String) throws {
    let model = try Model(path: fixture("\(name).safetensors").path)
    #expect(try model.onnx == Array(Data(contentsOf: fixture("\(name).onnx"))))
    #expect(try model.npz == Array(Data(contentsOf: fixture("\(name).npz"))))
  }

  @Test("onnxruntime's probabilities are ours", arguments: ["dense", "convolutional"])
  func recordedProbabilities(name: String) throws {
    let model = try Model(path: fixture("\(name).safetensors").path)
    let expected = try #require(Self.recorded[name])
    #expect(largestDifference(probabilities(of: PythonTests.image, by: model), expected) < 1e-6)
  }

  @Test("A network is exported without the layers of training")
  func layersOfTraining() throws {
    var generator = SeededGenerator(seed: 1)
    let layers: [LayerSpecification] = [
      .dense(outputs: 4), .batchNorm, .relu, .dropout(rate: 0.5), .dense(outputs: 10),
    ]
    let network = Network(
      try Architecture(inputHeight: 8, inputWidth: 8, layers: layers), generator: &generator)
    let trained = Model(network: network, pixelScale: 16, preprocessingVersion: 1)
    let folded = Model(network: network.forInference, pixelScale: 16, preprocessingVersion: 1)
    #expect(trained.onnx == folded.onnx)
    #expect(trained.npz == folded.npz)
  }

  @Test(
    "The code of the documentation computes our probabilities of 1,000 digits",
    .enabled(if: hasPython("numpy")),
    arguments: ["onnxruntime", "numpy", "torch, safetensors"])
  func documentation(packages: String) throws {
    guard hasPython(packages) else { return }
    let folder = try TemporaryFolder()
    let digits = SyntheticDigits(perClass: 100, seed: 3).values(jobs: 2)
    try folder.write("ink", digits.values.withUnsafeBytes(Array.init))
    let model = packages == "numpy" ? try ModelTests.model(hidden: 32, side: 28) : try Model.embedded()
    try folder.write("digits.safetensors", model.bytes)
    try folder.write("digits.onnx", model.onnx)
    try folder.write("dense.npz", model.npz)

    let found = try pythonProbabilities(documentedCode(packages), in: folder)
    #expect(largestDifference(found, probabilities(of: digits, by: model)) < 1e-5)
  }

  @Test(
    "A network that PyTorch saves as in the documentation gives its probabilities",
    .enabled(if: hasPython("torch, safetensors.torch")))
  func stateDictionary() throws {
    let folder = try TemporaryFolder()
    let digits = SyntheticDigits(perClass: 1, seed: 3).values(jobs: 2)
    try folder.write("ink", digits.values.withUnsafeBytes(Array.init))
    let code = try documentedCode("torch, safetensors.torch")
    let found = try pythonProbabilities(
      code + "\nprobabilities = torch.softmax(network(torch.from_numpy(ink)), dim=1).detach()", in: folder)
    let model = try Model(path: folder.file("network.safetensors"))
    #expect(largestDifference(found, probabilities(of: digits, by: model)) < 1e-5)
  }
}

private func hasPython(_ packages: String) -> Bool {
  PythonTests.python(["-c", "import \(packages)"]) != nil
}

/// The indented lines after the marker that names the packages.
private func documentedCode(_ packages: String) throws -> String {
  let page = fixture("../../../docs/other-programs.md")
  let text = try String(contentsOf: page, encoding: .utf8)
  let marker = try #require(text.range(of: "<!-- python: \(packages) -->\n\n"))
  return text[marker.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    .prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }.joined(separator: "\n")
}

/// The array `probabilities` that Python code computes from `ink`, the file of that name in the folder.
private func pythonProbabilities(_ code: String, in folder: TemporaryFolder) throws -> [Float] {
  let script = """
    import numpy
    ink = numpy.fromfile("ink", dtype=numpy.float32).reshape(-1, 784)
    \(code)
    numpy.asarray(probabilities).astype(numpy.float32).tofile("probabilities")
    """
  try #require(PythonTests.python(["-c", script], in: folder.path) != nil)
  let bytes = try Data(contentsOf: URL(filePath: folder.file("probabilities")))
  return bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
}

private func fixture(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(name)")
}

private func probabilities(of images: Matrix, by model: Model) -> [Float] {
  softmax(model.network.logits(of: images, jobs: 1), temperature: model.temperature).values
}

private func largestDifference(_ found: [Float], _ expected: [Float]) -> Float {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
}
