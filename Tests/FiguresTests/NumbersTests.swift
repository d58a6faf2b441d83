import Testing

@testable import Figures

@Suite struct NumbersTests {
  @Test(
    "Numbers have three significant figures",
    arguments: [
      (0, "0"), (1, "1.00"), (-12.345, "−12.3"), (1234.5, "1234"), (0.012345, "0.0123"), (4.1e-7, "4.10e−7"),
      (-3.21e9, "−3.21e9"), (.infinity, "inf"), (-.infinity, "-inf"),
    ] as [(Float, String)])
  func significantFigures(value: Float, text: String) { #expect(significant(value) == text) }

  @Test(
    "Decimal places are fixed, and the minus sign is not a hyphen",
    arguments: [(0.99812, 4, "0.9981"), (-1.5, 1, "−1.5"), (2.5, 0, "2"), (3.5, 0, "4"), (.nan, 2, "nan")])
  func decimals(value: Double, places: Int, text: String) { #expect(decimal(value, places: places) == text) }

  @Test(
    "The exponent is that of scientific notation",
    arguments: [
      (12.3, 1), (0.0123, -2), (1000, 3), (0.001, -3), (-5, 0), (0, 0), (.infinity, 0), (.nan, 0),
      (999.9999999999999, 3), (999.99, 2),
    ])
  func exponents(value: Double, exponent: Int) { #expect(decimalExponent(value) == exponent) }

  @Test(
    "Scientific notation ends at a decimal place",
    arguments: [(1.234e-9, 10, "1.2e−9"), (1.5e6, -5, "1.5e6"), (3e38, -38, "3e38"), (0, 3, "0")])
  func scientificNotation(value: Double, places: Int, text: String) {
    #expect(scientific(value, places: places) == text)
  }
}
