import Testing

@testable import NeuralNetwork

@Suite struct LayerGradientTests {
  static let layers: [any Layer] = [
    Dense(inputCount: 5, outputCount: 3, rectifies: false),
    Dense(inputCount: 18, outputCount: 17, rectifies: true),
    ReLU(inputCount: 40),
    convolution(channels: 1, 5, 6, outputs: 3, kernel: 3, padding: 1),
    convolution(channels: 3, 6, 4, outputs: 17, kernel: 3, padding: 0, rectifies: true),
    convolution(channels: 17, 4, 4, outputs: 2, kernel: 2, padding: 1, rectifies: true),
    convolution(channels: 2, 3, 5, outputs: 4, kernel: 5, padding: 2),
    convolution(channels: 2, 3, 3, outputs: 3, kernel: 3, padding: 2),
    convolution(channels: 4, 3, 2, outputs: 3, kernel: 1, padding: 0),
    pool(channels: 3, 4, 6, size: 2),
    pool(channels: 1, 5, 7, size: 2),
    pool(channels: 2, 7, 6, size: 3),
    Dropout(inputCount: 50, rate: 0.5, index: 2),
    Flatten(shape: ActivationShape(channels: 3, height: 2, width: 4)),
  ]

  static func convolution(
    channels: Int, _ height: Int, _ width: Int, outputs: Int, kernel: Int, padding: Int,
    rectifies: Bool = false
  ) -> Convolution {
    Convolution(
      inputShape: ActivationShape(channels: channels, height: height, width: width),
      outputShape: ActivationShape(
        channels: outputs, height: height + 2 * padding - kernel + 1,
        width: width + 2 * padding - kernel + 1),
      kernel: kernel, padding: padding, rectifies: rectifies)
  }

  static func pool(channels: Int, _ height: Int, _ width: Int, size: Int) -> MaxPool {
    MaxPool(
      inputShape: ActivationShape(channels: channels, height: height, width: width),
      outputShape: ActivationShape(channels: channels, height: height / size, width: width / size), size: size
    )
  }

  @Test("Each layer's gradients equal finite differences", arguments: layers.indices, [1, 3])
  func finiteDifferences(layer: Int, samples: Int) {
    LayerProbe(Self.layers[layer], samples: samples).checkGradients()
  }

  @Test("A batch normalization's gradients equal finite differences", arguments: [3, 5])
  func finiteDifferencesOfNormalization(samples: Int) {
    let shape = ActivationShape(channels: 18, height: 2, width: 3)
    LayerProbe(BatchNorm(shape: shape, rectifies: false), samples: samples, tolerance: 2e-3).checkGradients()
  }
}

/// A layer with random parameters, input and output gradient; the loss is Σ output · outputGradient.
///
/// All numbers are small multiples of powers of two, so that sums and slopes of linear layers are exact, and no finite
/// difference crosses a kink. The ReLU of a weighted sum: the sum is an odd multiple of 1/64, and a step changes it by at
/// most 1/256. The maximum of inputs: for layers without weights, inputs differ by multiples of 1/16.
private final class LayerProbe {
  private static let step: Float = 1 / 256
  private let randomness = TrainingRandomness(seed: 1, step: 2, firstSample: 3)

  private let layer: any Layer
  private let tolerance: Double
  private let samples: Int
  private let parameters: AlignedFloats
  private let input: AlignedFloats
  private let outputGradient: AlignedFloats
  private let output: AlignedFloats
  private let scratch: AlignedFloats
  private let prepared: AlignedFloats

  init(_ layer: any Layer, samples: Int, tolerance: Double = 1e-5) {
    self.layer = layer
    self.tolerance = tolerance
    self.samples = samples
    var generator = SeededGenerator(seed: 11)
    parameters = AlignedFloats(count: layer.tensors.reduce(0) { $0 + $1.packedCount })
    var offset = 0
    for tensor in layer.tensors {
      let shift: Float = tensor.role == .bias ? 1 / 64 : 0
      let values = (0..<tensor.count).map { _ in
        Float(Int.random(in: -8...8, using: &generator)) / 8 + shift
      }
      values.withUnsafeBytes { [parameters, offset] in tensor.pack($0, into: parameters.base + offset) }
      offset += tensor.packedCount
    }
    input = AlignedFloats(count: samples * layer.inputCount)
    if layer.tensors.isEmpty {
      for (index, number) in generator.permutation(input.count).enumerated() {
        input.base[index] = (Float(number - input.count / 2) + 0.5) / 16
      }
    } else {
      for index in 0..<input.count {
        input.base[index] = Float(Int.random(in: -4...4, using: &generator)) / 4
      }
    }
    outputGradient = AlignedFloats(count: samples * layer.outputCount)
    output = AlignedFloats(count: samples * layer.outputCount)
    scratch = AlignedFloats(count: layer.scratchCount(samples: samples))
    prepared = AlignedFloats(count: layer.preparedCount)
    for index in 0..<output.count {
      outputGradient.base[index] = Float(Int.random(in: -8...8, using: &generator)) / 8
    }
  }

  func checkGradients() {
    _ = loss()
    let inputGradient = AlignedFloats(count: input.count)
    let parameterGradient = AlignedFloats(count: parameters.count)
    let statistics = AlignedFloats(count: layer.statistics.reduce(0) { $0 + $1.packedCount })
    // Twice: the first gradient must replace what is there, the second must be added.
    for index in 0..<parameterGradient.count { parameterGradient.base[index] = .nan }
    for accumulates in [false, true] {
      let gradient = outputGradient.copy()
      layer.backward(
        BackwardPass(
          samples: samples, input: input.base, output: output.base, outputGradient: gradient.base,
          inputGradient: inputGradient.base, parameterGradient: parameterGradient.base,
          parameters: parameters.base,
          statistics: statistics.base,
          accumulates: accumulates, prepared: prepared.base, randomness: randomness, scratch: scratch.base
        ))
    }
    for index in 0..<input.count { check("input \(index)", inputGradient.base[index], input.base + index) }
    var offset = 0
    for tensor in layer.tensors {
      let gradient = tensor.unpack(parameterGradient.base + offset)
      let packedIndices = tensor.unpack((0..<tensor.packedCount).map(Float.init))
      for index in 0..<tensor.count {
        let packedIndex = offset + Int(packedIndices[index])
        check("\(tensor.role) \(index)", gradient[index] / 2, parameters.base + packedIndex)
      }
      offset += tensor.packedCount
    }
  }

  /// Compares a gradient with the slope of the loss over a step to either side.
  private func check(_ name: String, _ gradient: Float, _ value: UnsafeMutablePointer<Float>) {
    let step = Self.step
    let center = value.pointee
    value.pointee = center + step
    let above = loss()
    value.pointee = center - step
    let below = loss()
    value.pointee = center
    let slope = (above - below) / Double(2 * step)
    #expect(abs(Double(gradient) - slope) < tolerance * (1 + abs(slope)), "\(layer), \(name)")
  }

  private func loss() -> Double {
    layer.prepare(parameters.base, into: prepared.base)
    layer.forward(
      ForwardPass(
        samples: samples, input: input.base, output: output.base, parameters: parameters.base,
        statistics: parameters.base, prepared: prepared.base, randomness: randomness, scratch: scratch.base))
    return (0..<output.count).reduce(0) { $0 + Double(output.base[$1]) * Double(outputGradient.base[$1]) }
  }
}
