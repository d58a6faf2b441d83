import SystemSupport
import Testing

@Suite struct DecimalTextTests {
  @Test(
    "A number is written with the places asked for, rounded from its exact value",
    arguments: [
      (0.9981, 4, "0.9981"), (0.99995, 4, "1.0000"), (0.5, 0, "0"), (1.5, 0, "2"), (2.675, 2, "2.67"),
      (-0.125, 2, "-0.12"), (1e21, 1, "1000000000000000000000.0"), (99.999, 2, "100.00"), (0, 3, "0.000"),
    ])
  func rounding(value: Double, places: Int, expected: String) {
    #expect(decimalText(value, places: places) == expected)
  }

  @Test("The longest number fits the buffer")
  func longest() {
    #expect(decimalText(-Double.greatestFiniteMagnitude, places: 100).utf8.count == 1 + 309 + 1 + 100)
  }
}
