import Testing

@testable import NeuralNetwork

@Suite struct NetworkTests {
  /// 2 inputs → 2 ReLU → 2, small enough for a calculation by hand.
  let architecture: Architecture
  let parameters = [
    Parameter(name: "dense1.weight", shape: [2, 2], values: [1, 2, -1, 1]),
    Parameter(name: "dense1.bias", shape: [2], values: [0.5, -0.5]),
    Parameter(name: "dense2.weight", shape: [2, 2], values: [1, -1, 2, 3]),
    Parameter(name: "dense2.bias", shape: [2], values: [0, 1]),
  ]

  init() throws {
    architecture = try .dense(inputHeight: 1, inputWidth: 2, hidden: [2], outputs: 2)
  }

  @Test("Logits equal a calculation by hand")
  func logits() throws {
    let network = try Network(architecture, parameters: parameters)
    // x = (1, 2): z1 = (5.5, 0.5) → logits (5, 13.5); x = (2, -1): z1 = (0.5, -3.5) → a1 = (0.5, 0) → (0.5, 2)
    let logits = network.logits(of: Matrix(rows: 2, columns: 2, values: [1, 2, 2, -1]))
    #expect(logits.values == [5, 13.5, 0.5, 2])
  }

  @Test("A network has the parameters that it was made from, in the order of its layers")
  func parametersRoundTrip() throws {
    let network = try Network(architecture, parameters: parameters.reversed())
    #expect(network.parameters == parameters)
  }

  @Test("Uniform initialization distributes weights and biases uniformly in -limit…limit")
  func uniformInitialization() throws {
    var generator = SeededGenerator(seed: 3)
    let architecture = try Architecture.dense(inputHeight: 28, inputWidth: 28, hidden: [40], outputs: 10)
    let network = Network(architecture, initialization: .uniform(0.5), generator: &generator)
    for parameter in network.parameters { #expect(parameter.values.allSatisfy { abs($0) <= 0.5 }) }
    // The mean of 31,360 uniform numbers of width 1 is 0 ± 0.0016, their variance 1/12 ± 0.0004.
    let weights = network.parameters[0].values
    let mean = weights.reduce(0, +) / Float(weights.count)
    let variance = weights.reduce(0) { $0 + $1 * $1 } / Float(weights.count)
    #expect(abs(mean) < 0.008)
    #expect(abs(variance - 1 / 12) < 0.002)
    #expect(network.parameters[1].values.contains { abs($0) > 0.25 })
  }

  @Test("A row's logits depend neither on the other rows nor on the number of jobs", arguments: [1, 2, 4])
  func rowsAreIndependent(jobs: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let architecture = try Architecture.dense(inputHeight: 5, inputWidth: 7, hidden: [19], outputs: 10)
    let network = Network(architecture, generator: &generator)
    let batch = Matrix(rows: 150, columns: 35, values: (0..<150 * 35).map { _ in generator.nextUniform() })
    let together = network.logits(of: batch, jobs: jobs)
    for row in [0, 63, 64, 149] {
      let alone = network.logits(of: Matrix(rows: 1, columns: 35, values: Array(batch.row(row))), jobs: 1)
      #expect(alone.values == Array(together.row(row)))
    }
  }

  @Test("Tensors that are not the network's are refused by name")
  func wrongTensors() {
    let last = parameters[3]
    let cases: [([Parameter], ParameterError)] = [
      (Array(parameters.dropLast()), .missing(name: "dense2.bias", shape: [2])),
      (
        parameters + [Parameter(name: "dense3.bias", shape: [1], values: [0])],
        .unexpected(name: "dense3.bias")
      ),
      (parameters + [last], .repeated(name: "dense2.bias")),
      (
        parameters.dropLast() + [Parameter(name: last.name, shape: [1, 2], values: [0, 1])],
        .wrongShape(name: "dense2.bias", expected: [2], found: [1, 2])
      ),
      (
        parameters.dropLast() + [Parameter(name: last.name, shape: [2], values: [0])],
        .wrongCount(name: "dense2.bias", expected: 2, found: 1)
      ),
      (
        parameters.dropLast() + [Parameter(name: last.name, shape: [2], values: [0, .nan])],
        .notFinite(name: "dense2.bias", index: 1)
      ),
    ]
    for (tensors, expected) in cases {
      #expect(throws: expected) { try Network(architecture, parameters: tensors) }
    }
  }
}
