import NeuralNetwork
import SystemSupport
import TestSupport
import Testing

@testable import DigitModel

@Suite struct ModelTests {
  static func model(hidden: Int = 3, side: Int = 8) throws -> Model {
    var generator = SeededGenerator(seed: 1)
    let architecture = try Architecture.dense(
      inputHeight: side, inputWidth: side, hidden: [hidden], outputs: 10)
    return Model(
      network: Network(architecture, generator: &generator), pixelScale: 16, preprocessingVersion: 1,
      temperature: 1.25,
      training: TrainingRecord(
        dataDigest: "0123abcd", samples: 640, seed: .max, options: [.init("hidden", "3")], steps: 200,
        validationAccuracy: 0.9375))
  }

  static func read(_ bytes: [UInt8]) throws(ModelError) -> Model {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelError) in try Model(bytes, path: "m") }
    }.get()
  }

  /// A model's file with one metadata entry changed, or removed.
  static func read(changing key: String, to value: String?, of changed: Model? = nil) throws -> Model {
    var container = try (changed ?? model()).container
    let index = try #require(container.metadata.firstIndex { $0.key == key })
    container.metadata.replaceSubrange(
      index...index, with: value.map { [Safetensors.Entry(key: key, value: $0)] } ?? [])
    return try read(container.bytes)
  }

  @Test("A model is read as it was written, and writes the same bytes again")
  func roundTrip() throws {
    let model = try Self.model()
    let back = try Self.read(model.bytes)
    #expect(back == model)
    #expect(back.bytes == model.bytes)
  }

  @Test("A model in half precision is read as it was written, from a file with two bytes for each parameter")
  func halfPrecision() throws {
    let single = try Self.model()
    let half = Model(
      network: single.network, precision: .half, pixelScale: 16, preprocessingVersion: 1, temperature: 1.25,
      training: single.training)
    let back = try Self.read(half.bytes)
    #expect(back == half)
    #expect(back.precision == .half)
    #expect(back.network == single.network.rounded(to: .half))
    #expect(back.network != single.network)
    #expect(half.container.tensors.allSatisfy { $0.precision == .half })
    // The header may be padded differently.
    #expect(abs(single.bytes.count - half.bytes.count - 2 * (64 * 3 + 3 + 3 * 10 + 10)) <= 16)
  }

  @Test("A model with tensors in both precisions is read, and written in single precision")
  func mixedPrecision() throws {
    let single = try Self.model()
    var container = single.container
    container.tensors[0].precision = .half
    let back = try Self.read(container.bytes)
    #expect(back.precision == .single)
    #expect(back.network.parameters[0].values == single.network.rounded(to: .half).parameters[0].values)
    #expect(back.network.parameters.dropFirst() == single.network.parameters.dropFirst())
  }

  @Test(
    "A model in half precision with a value that is not finite is refused", arguments: [Float.infinity, .nan])
  func halfNotFinite(value: Float) throws {
    var container = try Self.model().container
    let tensor = container.tensors[1]
    container.tensors[1] = .init(
      name: tensor.name, shape: tensor.shape, precision: .half, values: [0, value, 0])
    #expect(throws: ModelError.parameters(path: "m", .notFinite(name: .init(tensor.name)!, index: 1))) {
      try Self.read(container.bytes)
    }
  }

  @Test("A model file is read as it was written")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("digits.safetensors")
    let model = try Self.model()
    try model.write(to: path)
    #expect(try Model(path: path) == model)
  }

  @Test("A model whose results may overflow is refused, although its values are finite")
  func overflow() throws {
    let architecture = try Architecture.dense(inputHeight: 8, inputWidth: 8, hidden: [2], outputs: 10)
    for (hidden, output) in [(Float(3e38), Float(0)), (1e19, 1e19), (-1e19, 1e19)] {
      let network = try Network(
        architecture,
        parameters: [
          Parameter(
            name: "dense1.weight", shape: [2, 64], values: [Float](repeating: hidden, count: 128)),
          Parameter(name: "dense1.bias", shape: [2], values: [0, 0]),
          Parameter(name: "dense2.weight", shape: [10, 2], values: [Float](repeating: output, count: 20)),
          Parameter(name: "dense2.bias", shape: [10], values: [Float](repeating: 0, count: 10)),
        ])
      let model = Model(network: network, pixelScale: 16, preprocessingVersion: 1)
      #expect(throws: ModelError.overflow(path: "m")) { try Self.read(model.bytes) }
    }
    #expect(throws: ModelError.overflow(path: "m")) {
      try Self.read(changing: "pixel_scale", to: "1e-45")
    }
  }

  @Test("A missing file is reported as missing, with its path")
  func missing() throws {
    let error = #expect(throws: ModelError.self) { try Model(path: "/nowhere/m.safetensors") }
    #expect(error?.isMissing == true)
    #expect(error?.description.contains("/nowhere/m.safetensors") == true)
    let malformed = #expect(throws: ModelError.self) { try Self.read([1, 2, 3]) }
    #expect(malformed?.isMissing == false)
  }

  @Test(
    "A file of another format is named by its first bytes",
    arguments: [
      ([], .empty), ([0xFF, 0xD8, 0xFF, 0xE0], .image("JPEG")), (Array("label,a,b\n1,2".utf8), .csv),
      ([1, 2, 3], nil), ([UInt8](repeating: 0xAA, count: 100), nil),
    ] as [([UInt8], FileKind?)])
  func otherFormat(bytes: [UInt8], kind: FileKind?) {
    #expect(throws: ModelError.otherFormat(path: "m", kind: kind)) { try Self.read(bytes) }
  }

  @Test("A checkpoint is not a model")
  func checkpoint() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("c")
    let state = TrainingState(
      step: 0, parameters: try Self.model().network.parameters, moments: [], average: nil)
    try Checkpoint(configuration: "", dataDigest: "", state: state, best: nil).write(to: path)
    #expect(throws: ModelError.isCheckpoint(path: path)) { try Model(path: path) }
  }

  @Test("A model may lack its training record, or the accuracy in it")
  func withoutRecord() throws {
    var model = try Self.model()
    model.training?.validationAccuracy = nil
    #expect(try Self.read(model.bytes) == model)
    model.training = nil
    #expect(try Self.read(model.bytes) == model)
  }

  @Test(
    "A missing entry is named",
    arguments: ["layers", "input", "pixel_scale", "labels", "temperature"])
  func missingEntries(key: String) throws {
    let error = #expect(throws: ModelError.self) { try Self.read(changing: key, to: nil) }
    guard case .metadata("m", key, nil, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "An invalid entry is named with its value",
    arguments: [
      ("format", "digit 2"), ("layers", "dense(3) tanh dense(10)"),
      ("layers", "dense(3) batchnorm relu dense(10)"), ("layers", "dense(3) relu dense(9)"),
      ("input", "1x9x9"), ("pixel_scale", "0"), ("pixel_scale", "nan"), ("pixel_scale", "inf"),
      ("temperature", "-1"),
      ("preprocessing", "-1"), ("preprocessing", "one"), ("labels", "a,b"), ("labels", "0,1,2,3,4,5,6,7,8,8"),
      ("labels", "0,1,2,3,4,5,6,7,8,=9"), ("training.data", "md5:1"),
      ("training.configuration", "fast"),
      ("training.samples", "many"), ("training.seed", "-1"), ("training.validation_accuracy", "2"),
    ])
  func wrongEntries(key: String, value: String) throws {
    let error = #expect(throws: ModelError.self) { try Self.read(changing: key, to: value) }
    guard case .metadata("m", key, value, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("The weights for reading numbers are read as they were written, and rounded to nothing else")
  func numberWeights() throws {
    var model = try Self.model()
    model.numberScoring = NumberScoring(
      digits: NumberWeights((0..<NumberWeights.count).map { Float($0) / 8 - 1.37 }),
      marks: NumberWeights((0..<NumberWeights.count).map { 2.5 - Float($0) / 16 }))
    model.numberScoring?.marks.confidence = ConfidenceCurve(low: 1.3, high: 0.6, offset: -0.4)
    let back = try Self.read(model.bytes)
    #expect(back == model)
    #expect(model.container.metadata["number_weights.noise"]?.split(separator: ",").count == 7)
  }

  @Test(
    "Weights that are not as many numbers as there are features are refused",
    arguments: [
      "", "1,2,3,4,5,6", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,x", "1,2,3,4,5,6,inf", "1,2,3,4,5,6,nan",
      "1,2,3,4,5,6,1e9", ",,,,,,",
    ])
  func wrongNumberWeights(value: String) throws {
    try expectRefusal(of: value, for: "number_weights.noise", expected: "7 numbers, separated by commas")
  }

  @Test(
    "A curve of the confidence that falls, or has other than three numbers, is refused",
    arguments: ["", "1,1", "1,1,0,0", "-0.1,1,0", "1,-0.1,0", "1,1,x", "1,1,nan"])
  func wrongCurve(value: String) throws {
    try expectRefusal(
      of: value, for: "marked_number_weights.confidence",
      expected: "3 numbers, the first two at least 0, separated by commas")
  }

  /// Expects that a value in the scoring of numbers is refused with what is expected there.
  private func expectRefusal(of value: String, for key: String, expected: String) throws {
    var model = try Self.model()
    model.numberScoring = .uncalibrated
    let changed = model
    let error = #expect(throws: ModelError.self) { try Self.read(changing: key, to: value, of: changed) }
    guard case .metadata("m", key, value, expected) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Layers that need more values than the file has are refused before memory is allocated")
  func lyingLayers() throws {
    let wide = Array(repeating: "dense(8192)", count: 99).joined(separator: " ") + " dense(10)"
    let error = #expect(throws: ModelError.self) { try Self.read(changing: "layers", to: wide) }
    guard case .parameters("m", .wrongShape("dense1.weight", [8192, 64], [3, 64])) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(throws: ModelError.self) { try Self.read(changing: "layers", to: "dense(99999999999) dense(10)") }
  }

  @Test("A tensor that is missing, unknown, of a wrong shape or not finite is named")
  func tensors() throws {
    let container = try Self.model().container
    func error(_ change: (inout [Safetensors.Tensor]) -> Void) -> ModelError? {
      var changed = container
      change(&changed.tensors)
      return #expect(throws: ModelError.self) { try Self.read(changed.bytes) }
    }
    #expect(error { $0.removeLast() } == .parameters(path: "m", .missing(name: "dense2.bias", shape: [10])))
    #expect(
      error { $0.append(.init(name: "dense3.bias", shape: [1], values: [0])) }
        == .parameters(path: "m", .unexpected(name: "dense3.bias")))
    #expect(
      error { $0[1] = .init(name: "dense1.bias", shape: [4], values: [0, 0, 0, 0]) }
        == .parameters(path: "m", .wrongShape(name: "dense1.bias", expected: [3], found: [4])))
    #expect(
      error { $0[1] = .init(name: "dense1.bias", shape: [3], values: [0, .nan, 0]) }
        == .parameters(path: "m", .notFinite(name: "dense1.bias", index: 1)))
  }

  @Test("Each prefix of a file is refused")
  func prefixes() throws {
    let bytes = try Self.model().bytes
    for length in bytes.indices {
      #expect(throws: ModelError.self) { try Self.read(Array(bytes[..<length])) }
    }
  }

  @Test(
    "A file with a changed byte in its header is refused, or gives a model that is written and read the same")
  func changedBytes() throws {
    let bytes = try Self.model().bytes
    let headerCount = 8 + Int(bytes[0]) + Int(bytes[1]) << 8
    for index in 0..<headerCount {
      for byte in [0, 0x22, 0x2C, 0x30, 0x39, 0x7B, 0xFF, bytes[index] ^ 1] where byte != bytes[index] {
        var changed = bytes
        changed[index] = byte
        guard let model = try? Self.read(changed) else { continue }
        if (try? Self.read(model.bytes)) != model { Issue.record("byte \(byte) at \(index)") }
      }
    }
  }

  @Test("The embedded model takes 28×28 pixels of preprocessing version 2 and has ten outputs")
  func embedded() throws {
    let model = try Model.embedded()
    #expect(model.network.architecture.shapes.first == ActivationShape(channels: 1, height: 28, width: 28))
    #expect(model.network.architecture.outputs == 10)
    #expect(model.preprocessingVersion == 2)
  }
}
