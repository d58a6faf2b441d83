import DigitData
import DigitModel
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct CrossValidationTests {
  private static let training = {
    var training = TrainingConfiguration()
    training.length = .steps(30)
    return training
  }()

  private static func validation(
    _ digits: LabeledDigits, folds: Int, sample: Int? = nil, isInterrupted: () -> Bool = { false },
    finished: (Int, CrossValidation) -> Void = { _, _ in }
  ) throws -> CrossValidation {
    var data = TrainingDataConfiguration()
    data.sample = sample
    return try CrossValidation(
      folds: folds, of: digits, data: data, network: NetworkConfiguration(), training: training, jobs: 2,
      isInterrupted: isInterrupted, finished: finished)
  }

  @Test("Each image is predicted by the network of the fold that it is held out of")
  func logits() throws {
    let digits = barDigits(count: 61, noise: 3)
    let result = try Self.validation(digits, folds: 3)
    #expect(result.count == 61 && result.logits.rows == 61)

    let folds = digits.folds(3, seed: 1)
    #expect(result.labels == folds.flatMap { LabeledDigits($0.validation).labels.map(Int.init) })
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(0)
    let plan = try TrainingPlan(
      LabeledDigits(folds[0].training), data: data, network: NetworkConfiguration(), training: Self.training)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 1)
    _ = try session.run()
    let samples = PixelSamples(folds[0].validation, scale: 16)
    let expected = try session.model().network.logits(of: samples.values(jobs: 1), jobs: 1)
    #expect(Array(result.logits.values.prefix(expected.values.count)) == expected.values)
  }

  @Test("The accuracy counts the images whose label has the highest logit")
  func accuracy() throws {
    let result = try Self.validation(barDigits(count: 60, noise: 6), folds: 3)
    let right = (0..<60).count { row in
      let values = Array(result.logits.row(row))
      return values.indices.allSatisfy { values[$0] <= values[result.labels[row]] }
    }
    #expect(result.correct == right && result.accuracy == Double(right) / 60)
    #expect((1..<60).contains(right))
  }

  @Test("A sample is taken before the folds")
  func sample() throws {
    #expect(try Self.validation(barDigits(count: 60), folds: 4, sample: 20).count == 20)
  }

  @Test("An interruption leaves out the folds that are not finished")
  func interruption() throws {
    var finished: [Int] = []
    let result = try Self.validation(
      barDigits(count: 30), folds: 3, isInterrupted: { !finished.isEmpty },
      finished: { fold, _ in finished.append(fold) })
    #expect(finished == [1])
    #expect(result.count == 10)
  }

  @Test("The temperature makes a model as sure of held-out images as it is right, and its accuracy is theirs")
  func temperature() throws {
    let digits = barDigits(count: 200, noise: 5)
    var plan = try TrainingPlan(
      digits, data: TrainingDataConfiguration(), network: NetworkConfiguration(), training: Self.training)
    let result = try Self.validation(digits, folds: 4)
    plan.crossValidation = result
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 2)
    _ = try session.run()
    let model = try session.model()
    #expect(model.temperature == calibratedTemperature(result.logits, labels: result.labels))
    #expect(model.training?.validationAccuracy == result.accuracy)
  }
}
