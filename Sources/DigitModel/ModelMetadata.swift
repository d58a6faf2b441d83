import NeuralNetwork

/// A model as the metadata and tensors of a container.
extension Model {
  static let format = "digit 1"
  static let digitRiskKey = "risk.digits"
  static let numberRiskKey = "risk.numbers"

  /// The container of the model's file.
  var container: Safetensors {
    let architecture = network.architecture
    var metadata = [
      Safetensors.Entry(key: "format", value: Model.format),
      .init(key: "layers", value: LayerNotation.text(architecture.layers)),
      .init(
        key: "input",
        value: "\(architecture.inputChannels)x\(architecture.inputHeight)x\(architecture.inputWidth)"),
      .init(key: "pixel_scale", value: "\(pixelScale)"),
    ]
    if let preprocessingVersion {
      metadata.append(.init(key: "preprocessing", value: "\(preprocessingVersion)"))
    }
    metadata += [
      .init(key: "labels", value: labels.text), .init(key: "temperature", value: "\(temperature)"),
    ]
    if let digitRisk { metadata.append(.init(key: Model.digitRiskKey, value: digitRisk.text)) }
    if let numberRisk { metadata.append(.init(key: Model.numberRiskKey, value: numberRisk.text)) }
    if let numberScoring {
      metadata += numberScoring.digits.entries(.digits) + numberScoring.marks.entries(.marks)
    }
    if let training { metadata += training.entries }
    return Safetensors(
      metadata: metadata, tensors: network.parameters.map { Safetensors.Tensor($0, precision: precision) })
  }

  /// The model of a container.
  init(_ container: Safetensors.View, path: String) throws(ModelError) {
    let container = container.isStateDictionary ? try container.completed(path: path) : container
    let metadata = Metadata(entries: container.metadata, path: path)
    if metadata["format"] == Checkpoint.format { throw .isCheckpoint(path: path) }
    try metadata.require("format", Model.format)
    labels = try metadata.value("labels", expected: ClassLabels.expected, ClassLabels.init)
    pixelScale = try metadata.value("pixel_scale", expected: "a number above 0", positive)
    temperature = try metadata.value("temperature", expected: "a number above 0", positive)
    preprocessingVersion = try metadata.optional(
      "preprocessing", expected: "a version, or 0 for none", natural)
    digitRisk = try metadata.optional(Model.digitRiskKey, expected: RiskTable.expected, RiskTable.init)
    numberRisk = try metadata.optional(Model.numberRiskKey, expected: RiskTable.expected, RiskTable.init)
    numberScoring = try NumberScoring(metadata)
    training = try TrainingRecord(metadata)

    let input = try metadata.value("input", expected: "1x28x28 or 1x8x8") {
      ["1x28x28": 28, "1x8x8": 8][$0]
    }
    let layers = try metadata.value("layers", expected: "layers such as \"dense(128) relu dense(10)\"") {
      LayerNotation.layers($0).flatMap { $0.contains(where: \.isTrainingOnly) ? nil : $0 }
    }
    let architecture: Architecture
    do {
      architecture = try Architecture(inputHeight: input, inputWidth: input, layers: layers)
    } catch {
      throw .architecture(path: path, error)
    }
    guard architecture.outputs == 10 else {
      throw .metadata(
        path: path, key: "layers", found: LayerNotation.text(layers), expected: "10 outputs at the end")
    }
    do {
      network = try Network(architecture, tensors: container.tensors)
    } catch {
      throw .parameters(path: path, error)
    }
    precision = container.tensors.allSatisfy { $0.precision == .half } ? .half : .single
    guard !canOverflow else { throw .overflow(path: path) }
  }
}

extension NumberScoring {
  /// nil without weights in the metadata.
  fileprivate init?(_ metadata: Metadata) throws(ModelError) {
    guard metadata[NumberWeights.Purpose.digits.key(NumberWeights.Reading.digit.rawValue)] != nil else {
      return nil
    }
    self.init(
      digits: try NumberWeights(metadata, .digits), marks: try NumberWeights(metadata, .marks))
  }
}

extension NumberWeights {
  /// Whether numbers are read without or with their marks.
  fileprivate enum Purpose: String {
    case digits = "number_weights"
    case marks = "marked_number_weights"

    static let confidence = "confidence"

    func key(_ name: String) -> String { "\(rawValue).\(name)" }
  }

  /// One entry for each reading, such as `number_weights.dash` with `-1,-0.5,-4,-8,-4,-0.6,0`, and one for the confidence.
  fileprivate func entries(_ purpose: Purpose) -> [Safetensors.Entry] {
    func entry(_ name: String, _ values: some Sequence<Float>) -> Safetensors.Entry {
      .init(key: purpose.key(name), value: values.map { "\($0)" }.joined(separator: ","))
    }
    return Reading.allCases.map { entry($0.rawValue, values[NumberWeights.range(of: $0)]) }
      + [entry(Purpose.confidence, [confidence.low, confidence.high, confidence.offset])]
  }

  /// The weights in the metadata.
  fileprivate init(_ metadata: Metadata, _ purpose: Purpose) throws(ModelError) {
    func numbers(
      _ name: String, expected: String, where isValid: ([Float]) -> Bool
    ) throws(ModelError) -> [Float] {
      try metadata.value(purpose.key(name), expected: "\(expected), separated by commas") { text in
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Float($0) ?? .nan }
        return numbers.allSatisfy { abs($0) <= 1000 } && isValid(numbers) ? numbers : nil
      }
    }
    var values: [Float] = []
    for reading in Reading.allCases {
      let count = reading.weightCount
      values += try numbers(reading.rawValue, expected: "\(count) numbers") { $0.count == count }
    }
    self.init(values)
    let curve = try numbers(Purpose.confidence, expected: "3 numbers, the first two at least 0") {
      $0.count == 3 && $0[0] >= 0 && $0[1] >= 0
    }
    confidence = ConfidenceCurve(low: curve[0], high: curve[1], offset: curve[2])
  }
}

extension TrainingRecord {
  fileprivate var entries: [Safetensors.Entry] {
    var entries = [
      Safetensors.Entry(key: "training.data", value: "crc32:\(dataDigest)"),
      .init(key: "training.samples", value: "\(samples)"),
      .init(key: "training.seed", value: "\(seed)"),
      .init(key: "training.configuration", value: configuration),
      .init(key: "training.steps", value: "\(steps)"),
    ]
    if let validationAccuracy {
      entries.append(.init(key: "training.validation_accuracy", value: "\(validationAccuracy)"))
    }
    return entries
  }

  /// The record in the metadata; nil where there is none.
  fileprivate init?(_ metadata: Metadata) throws(ModelError) {
    let prefix = "crc32:"
    guard metadata["training.data"] != nil else { return nil }
    dataDigest = try metadata.value("training.data", expected: "\(prefix) and eight hexadecimal digits") {
      let digest = $0.dropFirst(prefix.count)
      return $0.hasPrefix(prefix) && digest.utf8.count == 8 && digest.allSatisfy(\.isHexDigit)
        ? String(digest) : nil
    }
    samples = try metadata.value("training.samples", expected: "an integer from 0", natural)
    seed = try metadata.value("training.seed", expected: "an integer from 0", natural)
    options = try metadata.value(
      "training.configuration", expected: "options such as \"--epochs 10\"", TrainingOption.options)
    steps = try metadata.value("training.steps", expected: "an integer from 0", natural)
    validationAccuracy = try metadata.optional(
      "training.validation_accuracy", expected: "a number from 0 to 1", fraction)
  }
}
