import DigitData
import DigitModel
import DigitRecognition
import DigitSynthesis
import Foundation
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct CalibrationTests {
  private func plan(calibrates: Bool, numbers: Int = 0, steps: Int = 5) throws -> TrainingPlan {
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(12)
    data.calibrates = calibrates
    data.calibrationNumbers = numbers
    var network = NetworkConfiguration()
    network.layers = NetworkConfiguration.denseLayers(hidden: [8])
    var training = TrainingConfiguration()
    training.length = .steps(steps)
    return try TrainingPlan(largeBarDigits(count: 40), data: data, network: network, training: training)
  }

  /// Mean cross-entropy of softmax(logits / temperature).
  private func crossEntropy(_ logits: Matrix, _ labels: [Int], temperature: Double) -> Double {
    let losses = labels.enumerated().map { row, label in
      let scaled = logits.row(row).map { Double($0) / temperature }
      let maximum = scaled.max() ?? 0
      return log(scaled.reduce(0) { $0 + exp($1 - maximum) }) + maximum - scaled[label]
    }
    return losses.reduce(0, +) / Double(losses.count)
  }

  @Test(
    "The temperature minimizes the cross-entropy of the photographed validation images, as a grid search finds it"
  )
  func temperature() throws {
    let plan = try plan(calibrates: true)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 2)
    _ = try session.run()
    let model = try session.model()

    let source = try #require(plan.calibration)
    #expect(source.count == 12)
    var images = Matrix(rows: source.count, columns: source.inputs)
    images.values.withUnsafeMutableBufferPointer { values in
      for sample in 0..<source.count {
        let row = sample * source.inputs..<(sample + 1) * source.inputs
        source.fill(UnsafeMutableBufferPointer(rebasing: values[row]), sample: sample, epoch: 0)
      }
    }
    let logits = model.network.logits(of: images)
    let labels = (0..<source.count).map(source.label(of:))
    let limit = log(20.0)
    let grid = stride(from: -limit, through: limit, by: 0.001).map { exp($0) }
    let best = try #require(
      grid.min {
        crossEntropy(logits, labels, temperature: $0) < crossEntropy(logits, labels, temperature: $1)
      })
    // The minimum is inside the range, not at its end.
    #expect(best > 1 / 19.0 && best < 19)
    // The search stops at an interval of 0.001 in the logarithm, as wide as the grid's.
    #expect(abs(log(Double(model.temperature)) - log(best)) < 0.002)
  }

  @Test("The risk table counts the answers and errors among the photographed validation images")
  func risk() throws {
    let plan = try plan(calibrates: true)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 2)
    _ = try session.run()
    let model = try session.model()
    let table = try #require(model.digitRisk)
    #expect(table.samples == 12 && model.numberRisk == nil)
    let source = try #require(plan.calibration)
    let predictions = try Recognizer(model: model).predictions(for: source.values(jobs: 1), jobs: 1)
    for row in table.rows {
      let answered = predictions.indices.filter { predictions[$0].confidence >= row.threshold }
      #expect(row.answered == answered.count)
      #expect(row.errors == answered.count { predictions[$0].digit != source.label(of: $0) })
    }
    #expect(table.rows.first?.threshold == 0.5)
  }

  @Test("An image without ink is a photo in which no digit was found: it is not answered")
  func refused() throws {
    var model = try TrainingSession(plan(calibrates: false), SessionConfiguration(), jobs: 1).model()
    let black = [UInt8](repeating: 255, count: 784)
    let blank = [UInt8](repeating: 0, count: 784)
    // Their labels are what the untrained network predicts, so that it becomes confident.
    let label = try Recognizer(model: model).classify(intensities: black.map(Float.init)).digit
    let labels = [UInt8](repeating: UInt8(label), count: 3)
    let digits = LabeledDigits(side: 28, pixels: black + blank + black, labels: labels)
    model.calibrate(on: PixelSamples(digits, scale: 255), jobs: 1)
    let answered = try #require(model.digitRisk).rows.map(\.answered)
    #expect(model.digitRisk?.samples == 3 && answered == [2])
  }

  @Test("Without calibration the temperature is 1, and there is no risk table")
  func none() throws {
    let session = try TrainingSession(plan(calibrates: false), SessionConfiguration(), jobs: 2)
    _ = try session.run()
    let model = try session.model()
    #expect(model.temperature == 1 && model.digitRisk == nil)
  }

  @Test("A calibration on numbers writes their weights, and changes nothing else")
  func numbers() throws {
    let models = try [0, 4].map { count in
      let session = try TrainingSession(
        plan(calibrates: true, numbers: count, steps: 100), SessionConfiguration(), jobs: 2)
      _ = try session.run()
      return try session.model()
    }
    #expect(models[0].numberScoring == nil && models[0].numberRisk == nil)
    #expect(models[1].numberScoring != nil)
    #expect(models[1].network == models[0].network && models[1].temperature == models[0].temperature)
    #expect(models[1].digitRisk == models[0].digitRisk)
    #expect(models[1].training?.options.last == TrainingOption("calibration-numbers", "4"))
  }

  @Test(
    "The weights come from the first half of the numbers, the risk table from the second; on any number of threads"
  )
  func halves() throws {
    let models = try [1, 2].map { jobs in
      var model = try Model.embedded()
      model.calibrate(on: SyntheticNumbers(of: [], count: 4, seed: 1), jobs: jobs)
      return model
    }
    #expect(models[0] == models[1])
    #expect(models[0].numberRisk?.samples == 2)
    #expect(models[0].numberScoring != (try Model.embedded()).numberScoring)
  }

  /// A number with two threes and a piece between them, which is a separator or noise, of which the separator has the feature.
  private func lattice(isSeparated: Bool) -> LabeledLattice {
    (lattice(feature: isSeparated ? 1 : 0), NumberSymbol.symbols(of: isSeparated ? "3.3" : "33"))
  }

  private func lattice(feature: Float) -> NumberFeatures {
    func digit(_ piece: Int) -> NumberFeatures.Edge {
      let likely = (0..<10).map { $0 == 3 ? Float(-0.01) : -6 }
      return .init(
        start: piece, end: piece + 1, reading: .digit, source: piece,
        features: [1] + [Float](repeating: 0, count: NumberWeights.Reading.digit.featureCount - 1),
        logProbabilities: likely)
    }
    let middle = [NumberWeights.Reading.separator, .noise].map { reading in
      NumberFeatures.Edge(
        start: 1, end: 2, reading: reading, source: 1,
        features: [1, feature] + [Float](repeating: 0, count: reading.featureCount - 2),
        logProbabilities: [])
    }
    return NumberFeatures(pieces: 3, edges: [digit(0), digit(2)] + middle)
  }

  @Test("The weights learn which feature tells a separator from noise, as surely as the examples do")
  func numberWeights() throws {
    // One in ten is labeled the other way round.
    let numbers = (0..<40).map { index in
      var (features, label) = lattice(isSeparated: index % 2 == 0)
      if index % 20 < 2 { label = lattice(isSeparated: index % 2 == 1).label }
      return (features: features, label: label)
    }
    let weights = NumberWeights.mostLikely(numbers, allowsMarks: true, jobs: 2)
    #expect(weights == NumberWeights.mostLikely(numbers, allowsMarks: true, jobs: 1))
    for isSeparated in [true, false] {
      let (features, label) = lattice(isSeparated: isSeparated)
      let likelihood = try #require(features.logLikelihood(of: label, allowsMarks: true, weights))
      #expect(abs(exp(likelihood.value) - 0.9) < 0.03)
    }
  }

  @Test("The temperature makes the confidence of what is read as high as the fraction that is right")
  func numberTemperature() throws {
    // Three quarters of the labels are what the views read.
    let numbers = (0..<40).map { index -> LabeledSearch in
      let (features, label) = lattice(isSeparated: true)
      return (SearchedNumber(views: [features]), index % 4 < 3 ? label : NumberSymbol.symbols(of: "33"))
    }
    var sure = NumberWeights.uncalibrated
    sure.values[NumberWeights.range(of: .separator).lowerBound] = 4
    let weights = sure.calibrated(on: numbers, allowsMarks: true, jobs: 2)
    #expect(weights == sure.calibrated(on: numbers, allowsMarks: true, jobs: 1))
    let before = try #require(numbers[0].number.answer(allowsMarks: true, sure))
    let after = try #require(numbers[0].number.answer(allowsMarks: true, weights))
    #expect(before.symbols == after.symbols && before.confidence > 0.95)
    // As near as tenths of the temperature allow.
    #expect(abs(after.confidence - 0.75) < 0.05)
  }

  @Test(
    "The temperature is one at which more is right, if the curve makes up for a confidence that is too low")
  func temperatureBeforeCurve() throws {
    let separated = NumberSymbol.symbols(of: "3.3")
    // All views find a separator a little more probable than noise, and 19 of 20 are right.
    let doubtful = SearchedNumber(views: [NumberFeatures](repeating: lattice(feature: 0.405), count: 3))
    // One view is sure of it; two do not find it, and win by a hair unless they are a little less sure.
    let outvoted = SearchedNumber(views: [6, -1.1, -1.1].map { lattice(feature: $0) })
    let numbers =
      (0..<40).map { (doubtful, $0 % 20 == 0 ? NumberSymbol.symbols(of: "33") : separated) }
      + (0..<10).map { _ in (outvoted, separated) }
    var weights = NumberWeights([Float](repeating: 0, count: NumberWeights.count))
    weights.values[NumberWeights.range(of: .digit).lowerBound + 1] = 3
    weights.values[NumberWeights.range(of: .separator).lowerBound + 1] = 1
    #expect(outvoted.answer(allowsMarks: true, weights)?.symbols == NumberSymbol.symbols(of: "33"))
    let calibrated = weights.calibrated(on: numbers, allowsMarks: true, jobs: 2)
    #expect(outvoted.answer(allowsMarks: true, calibrated)?.symbols == separated)
    let answer = try #require(doubtful.answer(allowsMarks: true, calibrated))
    #expect(answer.symbols == separated && abs(answer.confidence - 0.96) < 0.03)
  }
}
