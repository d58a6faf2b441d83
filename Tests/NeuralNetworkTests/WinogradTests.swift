import Testing

@testable import NeuralNetwork

@Suite struct WinogradTests {
  /// Images whose tiles fit, reach beyond the right and lower border, or lie in several groups; unequal channels.
  static let layers = [
    convolution(channels: 8, 4, 4, outputs: 8, padding: 1),
    convolution(channels: 24, 7, 7, outputs: 16, padding: 1),
    convolution(channels: 16, 14, 13, outputs: 40, padding: 1, rectifies: true),
    convolution(channels: 8, 9, 10, outputs: 24, padding: 0),
    convolution(channels: 16, 6, 11, outputs: 8, padding: 2, rectifies: true),
  ]

  static func convolution(
    channels: Int, _ height: Int, _ width: Int, outputs: Int, padding: Int, rectifies: Bool = false
  ) -> Convolution {
    LayerGradientTests.convolution(
      channels: channels, height, width, outputs: outputs, kernel: 3, padding: padding, rectifies: rectifies)
  }

  @Test("A convolution in training equals its definition, forward and backward", arguments: layers, [1, 5])
  func equalsDefinition(layer: Convolution, samples: Int) {
    #expect(WinogradConvolution(layer) != nil)
    let probe = ConvolutionProbe(layer, samples: samples)
    let expected = probe.definition()
    let found = probe.training()
    #expect(difference(found.output, expected.output) < 3e-6)
    #expect(difference(found.inputGradient, expected.inputGradient) < 3e-6)
    #expect(difference(found.weightGradient, expected.weightGradient) < 3e-6)
    #expect(difference(found.biasGradient, expected.biasGradient) < 3e-6)
  }

  @Test("The packed weight gradient is zero beyond the last output")
  func padding() {
    let probe = ConvolutionProbe(Self.layers[1].outputs(24), samples: 1)
    let gradient = probe.training().packedGradient
    let layout = probe.layer.tensors[0]
    #expect(layout.packedCount == 9 * 24 * 32)
    for index in 9 * 24 * 16..<layout.packedCount where index % 16 >= 8 { #expect(gradient[index] == 0) }
  }

  @Test(
    "Other kernels, channels that fill no vector, and images smaller than a tile are computed directly",
    arguments: [
      LayerGradientTests.convolution(channels: 8, 8, 8, outputs: 8, kernel: 5, padding: 2),
      convolution(channels: 1, 28, 28, outputs: 24, padding: 1),
      convolution(channels: 8, 8, 8, outputs: 12, padding: 1),
      convolution(channels: 8, 4, 4, outputs: 8, padding: 0),
    ].enumerated().map { ($0.offset, $0.element) })
  func direct(index: Int, layer: Convolution) {
    #expect(WinogradConvolution(layer) == nil)
  }

  /// The root of the mean squared difference, relative to the expected values'.
  private func difference(_ found: [Float], _ expected: [Double]) -> Double {
    let squares = zip(found, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
    return (squares / expected.reduce(0) { $0 + $1 * $1 }).squareRoot()
  }
}

extension Convolution {
  fileprivate func outputs(_ count: Int) -> Convolution {
    WinogradTests.convolution(
      channels: inputShape.channels, inputShape.height, inputShape.width, outputs: count, padding: padding)
  }
}

/// A convolution with random weights, input and output gradient.
private struct ConvolutionProbe {
  let layer: Convolution
  let samples: Int
  /// Output × input × row × column.
  let weights: [Float]
  let bias: [Float]
  let input: AlignedFloats
  let outputGradient: AlignedFloats

  init(_ layer: Convolution, samples: Int) {
    self.layer = layer
    self.samples = samples
    var generator = SeededGenerator(seed: 5)
    weights = (0..<layer.tensors[0].count).map { _ in generator.nextNormal() }
    bias = (0..<layer.tensors[1].count).map { _ in generator.nextNormal() }
    input = AlignedFloats(count: samples * layer.inputCount)
    for index in 0..<input.count { input.base[index] = max(0, generator.nextNormal()) }
    outputGradient = AlignedFloats(count: samples * layer.outputCount)
    for index in 0..<outputGradient.count { outputGradient.base[index] = generator.nextNormal() }
  }

  struct Training {
    let output: [Float]
    let inputGradient: [Float]
    let packedGradient: [Float]
    let weightGradient: [Float]
    let biasGradient: [Float]
  }

  func training() -> Training {
    let (weightLayout, biasLayout) = (layer.tensors[0], layer.tensors[1])
    let parameters = AlignedFloats(count: weightLayout.packedCount + biasLayout.packedCount)
    weights.withUnsafeBytes { weightLayout.pack($0, into: parameters.base) }
    bias.withUnsafeBytes { biasLayout.pack($0, into: parameters.base + weightLayout.packedCount) }
    let prepared = AlignedFloats(count: layer.preparedCount)
    layer.prepare(parameters.base, into: prepared.base)
    let scratch = AlignedFloats(count: layer.scratchCount(samples: samples))
    for index in 0..<scratch.count { scratch.base[index] = .nan }
    let output = AlignedFloats(count: outputGradient.count)
    let randomness = TrainingRandomness(seed: 0, step: 0, firstSample: 0)
    layer.forward(
      ForwardPass(
        samples: samples, input: input.base, output: output.base, parameters: parameters.base,
        statistics: parameters.base, prepared: prepared.base, randomness: randomness, scratch: scratch.base))
    let inputGradient = AlignedFloats(count: input.count)
    let parameterGradient = AlignedFloats(count: parameters.count)
    let gradient = outputGradient.copy()
    layer.backward(
      BackwardPass(
        samples: samples, input: input.base, output: output.base, outputGradient: gradient.base,
        inputGradient: inputGradient.base, parameterGradient: parameterGradient.base,
        parameters: parameters.base, statistics: parameterGradient.base, accumulates: false,
        prepared: prepared.base, randomness: randomness, scratch: scratch.base))
    return Training(
      output: Array(UnsafeBufferPointer(start: output.base, count: output.count)),
      inputGradient: Array(UnsafeBufferPointer(start: inputGradient.base, count: inputGradient.count)),
      packedGradient: Array(UnsafeBufferPointer(start: parameterGradient.base, count: parameters.count)),
      weightGradient: weightLayout.unpack(parameterGradient.base),
      biasGradient: biasLayout.unpack(parameterGradient.base + weightLayout.packedCount))
  }

  struct Definition {
    var output: [Double]
    var inputGradient: [Double]
    var weightGradient: [Double]
    var biasGradient: [Double]
  }

  /// Plain loops in double precision.
  func definition() -> Definition {
    let (image, result, padding) = (layer.inputShape, layer.outputShape, layer.padding)
    var found = Definition(
      output: .init(repeating: 0, count: outputGradient.count),
      inputGradient: .init(repeating: 0, count: input.count),
      weightGradient: .init(repeating: 0, count: weights.count),
      biasGradient: .init(repeating: 0, count: bias.count))
    for pixel in 0..<samples * result.height * result.width {
      let (sample, row, column) = (
        pixel / result.width / result.height, pixel / result.width % result.height, pixel % result.width
      )
      for output in 0..<result.channels {
        let index = pixel * result.channels + output
        var sum = Double(bias[output])
        forEachInput(sample, row - padding, column - padding, of: image) { position, pixel, channel in
          let weight = (output * image.channels + channel) * 9 + position
          sum += Double(weights[weight]) * Double(input.base[pixel + channel])
        }
        found.output[index] = layer.rectifies ? max(0, sum) : sum
        let slope = layer.rectifies && sum <= 0 ? 0 : Double(outputGradient.base[index])
        found.biasGradient[output] += slope
        forEachInput(sample, row - padding, column - padding, of: image) { position, pixel, channel in
          let weight = (output * image.channels + channel) * 9 + position
          found.weightGradient[weight] += slope * Double(input.base[pixel + channel])
          found.inputGradient[pixel + channel] += slope * Double(weights[weight])
        }
      }
    }
    return found
  }

  private func forEachInput(
    _ sample: Int, _ top: Int, _ left: Int, of image: ActivationShape,
    _ body: (_ position: Int, _ pixel: Int, _ channel: Int) -> Void
  ) {
    for position in 0..<9 {
      let (row, column) = (top + position / 3, left + position % 3)
      guard (0..<image.height).contains(row), (0..<image.width).contains(column) else { continue }
      let pixel = ((sample * image.height + row) * image.width + column) * image.channels
      for channel in 0..<image.channels { body(position, pixel, channel) }
    }
  }
}
