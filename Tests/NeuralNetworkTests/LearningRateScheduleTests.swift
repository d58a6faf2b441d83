import Testing

@testable import NeuralNetwork

@Suite struct LearningRateScheduleTests {
  @Test("A constant schedule has the factor 1")
  func constant() {
    #expect(LearningRateSchedule.constant.factor(step: 7, steps: 10) == 1)
  }

  @Test("A cosine schedule rises linearly during the warm-up, then falls from 1 to 0, with 1/2 midway")
  func cosine() {
    let schedule = LearningRateSchedule.cosine(warmUp: 4)
    let factors = (0..<104).map { schedule.factor(step: $0, steps: 104) }
    #expect(Array(factors.prefix(5)) == [0.25, 0.5, 0.75, 1, 1])
    #expect(abs(factors[54] - 0.5) < 1e-6)
    #expect(zip(factors[4...], factors[5...]).allSatisfy { $0 > $1 })
    #expect(factors[103] > 0 && factors[103] < 0.001)
  }

  @Test("A training shorter than its warm-up, or of one update, has a learning rate above 0")
  func short() {
    #expect(LearningRateSchedule.cosine(warmUp: 10).factor(step: 1, steps: 2) == 0.2)
    #expect(LearningRateSchedule.cosine(warmUp: 0).factor(step: 0, steps: 1) == 1)
  }
}
