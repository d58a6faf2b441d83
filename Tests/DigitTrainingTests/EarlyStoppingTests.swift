import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct EarlyStoppingTests {
  private static func parameters(of epoch: Int) -> [Parameter] {
    [
      Parameter(
        name: TensorName(layer: LayerName(kind: .dense, number: 1), role: .bias), shape: [1],
        values: [Float(epoch)])
    ]
  }

  @Test(
    "Training stops after as many epochs without improvement as the patience allows, and the best epoch is kept",
    arguments: [
      ([0.5, 0.6, 0.6, 0.6, 0.9], 2, 1, 3),
      ([0.5, 0.6, 0.59, 0.61, 0.6, 0.6], 2, 3, 5),
      ([0.9, 0.1], 1, 0, 1),
      ([0, 0, 0, 0], 3, 0, 3),
      // Patience does not run out.
      ([0.1, 0.2, 0.3], 1, 2, nil),
      ([0.5, 0.4, 0.4], 3, 0, nil),
    ] as [([Double], Int, Int, Int?)])
  func stops(accuracies: [Double], patience: Int, best: Int, last: Int?) {
    var stopping = EarlyStopping(patience: patience)
    var stoppedAfter: Int?
    for (epoch, accuracy) in accuracies.enumerated() {
      stopping.record(epoch: epoch, accuracy: accuracy, parameters: Self.parameters(of: epoch))
      if stopping.isExhausted(after: epoch) {
        stoppedAfter = epoch
        break
      }
    }
    #expect(stoppedAfter == last)
    #expect(stopping.best?.epoch == best)
    #expect(stopping.best?.accuracy == accuracies[best])
    #expect(stopping.best?.parameters == Self.parameters(of: best))
  }

  @Test("Without a validation result, training does not stop")
  func nothingRecorded() {
    #expect(!EarlyStopping(patience: 1).isExhausted(after: 100))
  }
}
