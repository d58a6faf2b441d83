@testable import NeuralNetwork

/// Samples held in memory, the same in every epoch.
struct Samples: SampleSource {
  let inputs: Int
  let values: [Float]
  let labels: [Int]

  var count: Int { labels.count }

  func label(of sample: Int) -> Int { labels[sample] }

  func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    _ = destination.update(fromContentsOf: values[sample * inputs..<(sample + 1) * inputs])
  }

  var matrix: Matrix { Matrix(rows: count, columns: inputs, values: values) }

  /// Samples of each class are normally distributed around the class's own random center.
  static func clusters(count: Int, inputs: Int, classes: Int, seed: UInt64) -> Samples {
    var generator = SeededGenerator(seed: seed)
    let centers = (0..<classes * inputs).map { _ in generator.nextNormal() }
    let labels = (0..<count).map { _ in Int.random(in: 0..<classes, using: &generator) }
    let values = labels.flatMap { label in
      (0..<inputs).map { centers[label * inputs + $0] + 0.7 * generator.nextNormal() }
    }
    return Samples(inputs: inputs, values: values, labels: labels)
  }
}

/// The maximum difference, divided by the root mean square of the expected values.
func relativeDifference(_ found: [Float], _ expected: [Float]) -> Double {
  precondition(found.count == expected.count)
  let squares = expected.reduce(0.0) { $0 + Double($1) * Double($1) }
  let scale = (squares / Double(max(expected.count, 1))).squareRoot() + 1e-12
  return zip(found, expected).reduce(0.0) { max($0, abs(Double($1.0) - Double($1.1))) } / scale
}

extension Trainer {
  /// Runs to the end and returns the loss of each step.
  func runRecordingLosses() -> [Float] {
    var losses: [Float] = []
    run { event in
      if case .step(let report) = event { losses.append(Float(report.training.loss)) }
      return .proceed
    }
    return losses
  }
}
