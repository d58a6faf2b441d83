import NeuralNetwork

/// 784 → 128 ReLU → 10, trained by SGD.
func dense() -> (Architecture, Optimizer) {
  (architecture([.dense(outputs: 128), .relu, .dense(outputs: 10)]), .sgd)
}

/// The architecture of the embedded model, trained as in models/README.md: seven normalized convolutions and AdamW.
func convolutional() -> (Architecture, Optimizer) {
  func block(_ outputs: Int) -> [LayerSpecification] {
    [.convolution(outputs: outputs, kernel: 3, padding: 1), .batchNorm, .relu]
  }
  let pool = LayerSpecification.maxPool(size: 2)
  return (
    architecture(
      block(24) + block(24) + [pool] + block(48) + block(48) + block(48) + [pool] + block(96) + block(96) + [
        pool
      ]
        + [.dropout(rate: 0.3), .dense(outputs: 128), .relu, .dense(outputs: 10)]), .adamW()
  )
}

/// A closure that continues training for one epoch of 6,000 samples and returns its seconds.
func epochSeconds(_ network: (Architecture, Optimizer), batchSize: Int, jobs: Int) -> () -> Double {
  var configuration = TrainingConfiguration()
  configuration.optimizer = network.1
  configuration.learningRate = 0.001
  configuration.batchSize = batchSize
  configuration.length = .epochs(1_000_000)
  var generator = SeededGenerator(seed: 1)
  let trainer = Trainer(
    Network(network.0, generator: &generator), on: RandomPixels(count: 6_000, inputs: 784),
    configuration: configuration)
  return {
    seconds {
      trainer.run(jobs: jobs) { event in
        if case .epoch = event { return .stop }
        return .proceed
      }
    }
  }
}

private func architecture(_ layers: [LayerSpecification]) -> Architecture {
  do {
    return try Architecture(inputHeight: 28, inputWidth: 28, layers: layers)
  } catch {
    preconditionFailure("\(error)")
  }
}

/// Random bytes, scaled to 0…1 like the pixels of images.
private struct RandomPixels: SampleSource {
  let count: Int
  let inputs: Int
  private let pixels: [UInt8]

  init(count: Int, inputs: Int) {
    self.count = count
    self.inputs = inputs
    var generator = SeededGenerator(seed: 2)
    pixels = (0..<count * inputs).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  func label(of sample: Int) -> Int { sample % 10 }

  func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    pixels.withUnsafeBufferPointer { pixels in
      let first = sample * inputs
      for index in 0..<inputs { destination[index] = Float(pixels[first + index]) * (1 / 255) }
    }
  }
}
