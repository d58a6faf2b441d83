import DigitModel
import DigitRecognition
import NeuralNetwork

/// Model files: the container and its JSON, the metadata, the network; then one classification.
struct ModelTarget: FuzzTarget {
  static let maximumLength = 1 << 13
  /// Larger networks are not run: the fuzzer would wait.
  private static let maximumActivations = 1 << 16

  func run(_ input: [UInt8]) {
    do throws(ModelError) {
      let model = try read(input)
      let again = try read(model.bytes)
      precondition(again == model)
      check(model)
    } catch {
      precondition(!error.description.isEmpty)
    }
  }

  private func read(_ bytes: [UInt8]) throws(ModelError) -> Model {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelError) in try Model(bytes, path: "model") }
    }
    return try result.get()
  }

  private func check(_ model: Model) {
    let activations = model.network.architecture.shapes.map(\.count).reduce(0, +)
    guard activations <= Self.maximumActivations, let recognizer = try? Recognizer(model: model) else {
      return
    }
    let side = recognizer.format.side
    let full = Float(recognizer.format.fullIntensity)
    let intensities = (0..<side * side).map { $0 % side == side / 2 ? full : 0 }
    guard let prediction = try? recognizer.classify(intensities: intensities) else {
      preconditionFailure("pixels of the model's format were refused")
    }
    precondition(prediction.probabilities.allSatisfy { (0...1).contains($0) })
  }
}
