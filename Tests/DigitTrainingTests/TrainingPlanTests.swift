import DigitData
import DigitModel
import DigitSynthesis
import NeuralNetwork
import TestSupport
import Testing

@testable import DigitTraining

@Suite struct TrainingPlanTests {
  private func plan(
    _ digits: LabeledDigits = barDigits(count: 50), validation: LabeledDigits? = nil,
    data: TrainingDataConfiguration = .init(), network: NetworkConfiguration = .init(),
    training: TrainingConfiguration = .init()
  ) throws -> TrainingPlan {
    try TrainingPlan(digits, validation: validation, data: data, network: network, training: training)
  }

  @Test(
    "A tenth is held out for validation, or none beside separate validation data, or as many as asked for",
    arguments: [
      (nil, nil, 45, 5), (.count(0), nil, 50, nil), (.count(7), nil, 43, 7), (.fraction(0.5), nil, 25, 25),
      (nil, 8, 50, 8), (.count(7), 8, 43, 15),
    ] as [(ValidationSplit?, Int?, Int, Int?)])
  func split(_ split: ValidationSplit?, separate: Int?, training: Int, validation: Int?) throws {
    var data = TrainingDataConfiguration()
    data.validationSplit = split
    let plan = try plan(validation: separate.map { barDigits(count: $0) }, data: data)
    #expect(plan.imageCount == training)
    #expect(plan.training.count == training)
    #expect(plan.validation?.count == validation)
  }

  @Test(
    "A sample is split like any data, and is everything if there are no more images",
    arguments: [(20, 18), (99, 45)])
  func sample(size: Int, training: Int) throws {
    var data = TrainingDataConfiguration()
    data.sample = size
    #expect(try plan(data: data).imageCount == training)
  }

  @Test("Synthetic digits and outliers are added to 28×28 images, and are not counted as images")
  func synthetic() throws {
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(4)
    data.syntheticDigits = 3
    data.outliers = 5
    let plan = try plan(largeBarDigits(count: 20), data: data)
    #expect(plan.imageCount == 16)
    #expect(plan.training.count == 16 + 10 * 3 + 5)
    #expect((46..<51).map { plan.training.label(of: $0) } == Array(repeating: outlierLabel, count: 5))
  }

  @Test(
    "Written digits follow the images; the synthetic digits after them stay the same to the bit without augmentation"
  )
  func writtenDigits() throws {
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(4)
    data.syntheticDigits = 3
    data.outliers = 5
    let without = try plan(largeBarDigits(count: 20), data: data)
    data.strokes = try strokes()
    data.strokesPerLabel = 2
    let with = try plan(largeBarDigits(count: 20), data: data)
    #expect(with.imageCount == 16)
    #expect(with.training.count == without.training.count + 20)
    #expect((0..<20).map { with.training.label(of: 16 + $0) } == (0..<20).map { $0 % 10 })
    for sample in 0..<16 { #expect(pixels(with.training, sample) == pixels(without.training, sample)) }
    for sample in 16..<46 { #expect(pixels(with.training, sample + 20) == pixels(without.training, sample)) }
    #expect((66..<71).map { with.training.label(of: $0) } == Array(repeating: outlierLabel, count: 5))
    #expect(pixels(with.training, 16) != pixels(with.training, 26))
  }

  /// A diagonal stroke for each digit.
  private func strokes() throws -> StrokeDigits {
    let lines = (0..<10).map { "\($0)\tann\t0,0 900,1000\n" }
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      try StrokeDigits(path: folder.write("strokes.tsv", lines.joined()))
    }
  }

  private func pixels(_ source: any SampleSource, _ sample: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: source.inputs) { buffer, count in
      source.fill(
        UnsafeMutableBufferPointer(rebasing: buffer[..<source.inputs]), sample: sample, epoch: 0)
      count = source.inputs
    }
  }

  @Test("Pixels are scaled by 255, or 16 for 8×8 images, or as the initial model does, or as asked for")
  func pixelScale() throws {
    #expect(try plan().pixelScale == 16)
    #expect(try plan(largeBarDigits(count: 20)).pixelScale == 255)
    var network = NetworkConfiguration()
    network.initialModel = Model(
      network: try plan().network, pixelScale: 12, preprocessingVersion: 1)
    #expect(try plan(network: network).pixelScale == 12)
    var data = TrainingDataConfiguration()
    data.pixelScale = 3
    #expect(try plan(data: data, network: network).pixelScale == 3)
  }

  @Test("Data that do not suit the configuration are refused with what was found")
  func dataErrors() throws {
    var augmented = TrainingDataConfiguration()
    augmented.augmentation = .light
    #expect(throws: TrainingError.unsupportedSide(8)) { try plan(data: augmented) }
    var synthetic = TrainingDataConfiguration()
    synthetic.syntheticDigits = 1
    #expect(throws: TrainingError.unsupportedSide(8)) { try plan(data: synthetic) }
    var outliers = TrainingDataConfiguration()
    outliers.outliers = 1
    #expect(throws: TrainingError.unsupportedSide(8)) { try plan(data: outliers) }
    var written = TrainingDataConfiguration()
    written.strokes = try strokes()
    #expect(throws: TrainingError.unsupportedSide(8)) { try plan(data: written) }
    var calibrated = TrainingDataConfiguration()
    calibrated.calibrates = true
    #expect(throws: TrainingError.calibration(side: 8)) { try plan(data: calibrated) }
    calibrated.validationSplit = .count(0)
    #expect(throws: TrainingError.calibration(side: nil)) { try plan(data: calibrated) }
    var all = TrainingDataConfiguration()
    all.validationSplit = .count(50)
    #expect(throws: TrainingError.emptyTrainingSet(.count(50), count: 50)) { try plan(data: all) }
    #expect(throws: TrainingError.validationSide(training: 8, validation: 28)) {
      try plan(validation: largeBarDigits(count: 2))
    }
  }

  @Test("Networks that do not suit ten digits or the initial model are refused with what was found")
  func networkErrors() throws {
    var nine = NetworkConfiguration()
    nine.layers = [.dense(outputs: 9)]
    #expect(throws: TrainingError.outputCount(9)) { try plan(network: nine) }

    var small = NetworkConfiguration()
    small.layers = NetworkConfiguration.denseLayers(hidden: [12])
    let initial = Model(network: try plan(network: small).network, pixelScale: 16, preprocessingVersion: 1)
    var other = NetworkConfiguration()
    other.initialModel = initial
    #expect(throws: TrainingError.initialModelSide(model: 8, data: 28)) {
      try plan(largeBarDigits(count: 20), network: other)
    }
    other.layers = NetworkConfiguration.denseLayers(hidden: [13])
    #expect(
      throws: TrainingError.initialModelLayers(
        model: [.dense(outputs: 12), .relu, .dense(outputs: 10)],
        requested: [.dense(outputs: 13), .relu, .dense(outputs: 10)])
    ) { try plan(network: other) }
  }

  @Test("Training starts from the initial model's parameters, also with dropout added")
  func initialModel() throws {
    var network = NetworkConfiguration()
    network.layers = NetworkConfiguration.denseLayers(hidden: [12])
    let initial = Model(network: try plan(network: network).network, pixelScale: 16, preprocessingVersion: 1)
    network.layers = nil
    network.initialModel = initial
    network.dropout = 0.25
    let plan = try plan(network: network)
    #expect(
      plan.network.architecture.layers == [
        .dense(outputs: 12), .relu, .dropout(rate: 0.25), .dense(outputs: 10),
      ])
    #expect(plan.network.parameters == initial.network.parameters)
  }

  @Test("Dropout follows each hidden dense layer, and no convolution")
  func dropout() throws {
    var network = NetworkConfiguration()
    network.layers = NetworkConfiguration.convolutionalLayers(hidden: [20, 30])
    network.dropout = 0.5
    #expect(
      LayerNotation.text(try plan(network: network).network.architecture.layers)
        == "conv(16,3,padding=1) relu maxpool(2) conv(32,3,padding=1) relu maxpool(2) "
        + "dense(20) relu dropout(0.5) dense(30) relu dropout(0.5) dense(10)")
  }

  @Test("The recorded options are those of the command line, with defaults")
  func options() throws {
    #expect(
      TrainingOption.text(try plan().options)
        == "--architecture 'dense(256) relu dense(10)' --validation-split 0.1 --optimizer sgd --learning-rate 0.1 --batch-size 64 "
        + "--epochs 10 --schedule constant --warm-up 0 --weight-decay 0.0 --label-smoothing 0.0 --augment none "
        + "--pixel-scale 16.0")

    var data = TrainingDataConfiguration()
    data.sample = 40
    data.syntheticDigits = 2
    data.outliers = 7
    data.augmentation = .strong
    data.calibrates = true
    var network = NetworkConfiguration()
    network.initialization = .uniform(0.5)
    network.layers = [.dense(outputs: 10)]
    var training = TrainingConfiguration()
    training.optimizer = .adamW()
    training.learningRate = 0.004
    training.schedule = .cosine(warmUp: 10)
    training.batchSize = nil
    training.length = .steps(9)
    training.weightDecay = 0.02
    training.labelSmoothing = 0.05
    training.averagingDecay = 0.9
    training.shuffles = false
    let plan = try plan(largeBarDigits(count: 60), data: data, network: network, training: training)
    data.strokes = try strokes()
    data.strokesPerLabel = 30
    let written = try self.plan(
      largeBarDigits(count: 60), data: data, network: network, training: training)
    #expect(
      written.options.filter { !plan.options.contains($0) } == [
        TrainingOption("strokes", "crc32:ee4279e9"), TrainingOption("strokes-per-label", "30"),
      ])
    #expect(
      TrainingOption.text(plan.options)
        == "--architecture 'dense(10)' --initialization uniform --sample 40 --validation-split 0.1 --optimizer adamw "
        + "--learning-rate 0.004 --batch-size all --iterations 9 --schedule cosine --warm-up 10 "
        + "--weight-decay 0.02 --label-smoothing 0.05 --augment strong --pixel-scale 255.0 --synthetic-digits 2 "
        + "--outliers 7 --averaging 0.9 --no-shuffle --calibrate")
  }

  @Test(
    "The record names the split, the digests of validation data and initial model, and how images were loaded"
  )
  func recordedData() throws {
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(7)
    data.loadingOptions = [TrainingOption("limit", "50"), TrainingOption("label-column", "last")]
    var network = NetworkConfiguration()
    let model = Model(network: try plan().network, pixelScale: 12, preprocessingVersion: 1)
    network.initialModel = model
    let validation = barDigits(count: 8)
    let text = TrainingOption.text(try plan(validation: validation, data: data, network: network).options)
    #expect(
      text.contains(" --initial-model crc32:\(digest(of: model.bytes)) --limit 50 --label-column last "))
    #expect(text.contains(" --validation-split 7 --validation crc32:\(validation.digest) --optimizer"))
    #expect(digest(of: Array("123456789".utf8)) == "cbf43926")
  }
}
