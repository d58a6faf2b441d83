import NeuralNetwork
import Testing

@testable import DigitModel

@Suite struct LayerTableTests {
  @Test("The table has the input, each layer, and the total")
  func rows() throws {
    let table = try ModelTests.model(hidden: 3).layerTable
    #expect(table.rows.map(\.name) == ["input", "dense(3)", "relu", "dense(10)"])
    #expect(
      table.rows.map(\.output) == [
        ActivationShape(channels: 1, height: 8, width: 8), ActivationShape(channels: 3, height: 1, width: 1),
        ActivationShape(channels: 3, height: 1, width: 1), ActivationShape(channels: 10, height: 1, width: 1),
      ])
    #expect(table.rows.map(\.parameterCount) == [0, 195, 0, 40])
    #expect(table.rows.map { $0.layer?.name.description } == [nil, "dense1", "relu1", "dense2"])
    #expect(table.parameterCount == 235)
  }
}
