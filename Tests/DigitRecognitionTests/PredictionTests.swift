import DigitRecognition
import Testing

@Suite struct PredictionTests {
  @Test("Candidates are ordered by probability, and by digit where probabilities are equal")
  func candidates() {
    let prediction = Prediction(probabilities: [0, 0.2, 0.1, 0, 0.5, 0, 0.2, 0, 0, 0])
    #expect(prediction.digit == 4)
    #expect(prediction.confidence == 0.5)
    #expect(prediction.candidates.map(\.digit) == [4, 1, 6, 2, 0, 3, 5, 7, 8, 9])
    #expect(Prediction(probabilities: [0, 0.25, 0, 0.25, 0, 0, 0.25, 0, 0, 0.25]).digit == 1)
  }
}
