import Testing

@testable import DigitData

@Suite struct CSVCellTests {
  @Test(
    "All usual spellings of a whole number are read",
    arguments: [
      ("5", 5), ("5.0", 5), ("5.", 5), (" 5\t", 5), ("\"5\"", 5), ("005", 5), ("0", 0), ("255", 255),
      ("1e2", 100),
      ("2.470000000000000000e+02", 247), ("1.2E1", 12), ("20000e-4", 2),
    ] as [(String, UInt8)])
  func value(cell: String, expected: UInt8) {
    #expect(CSVCell.value(of: cell.utf8, maximum: 255) == expected)
  }

  @Test(
    "Anything but a whole number from 0 to the maximum is nil",
    arguments: [
      "", " ", "-1", "+5", "4.5", ".5", "256", "1e3", "1e", "e1", "1e99999", "five", "\"5", "5 5", ".",
      "1.2.3",
      "0x10", "nan", "99999999999999999999",
    ])
  func malformed(cell: String) {
    #expect(CSVCell.value(of: cell.utf8, maximum: 255) == nil)
  }

  @Test("A value above the maximum is nil")
  func maximum() {
    #expect(CSVCell.value(of: "9".utf8, maximum: 9) == 9)
    #expect(CSVCell.value(of: "10".utf8, maximum: 9) == nil)
  }

  @Test(
    "Levels of 0 to 1 are scaled to full ink and rounded",
    arguments: [
      ("0", 0), ("1", 255), ("0.5", 128), (".5", 128), ("\"0,5\"", 128), ("0.0039", 1), ("0.0019", 0),
      ("5e-1", 128),
      ("1.000000000000000000e+00", 255), ("0.99999999999999999999", 255), ("1e-9999", 0),
    ] as [(String, UInt8)])
  func fraction(cell: String, expected: UInt8) {
    #expect(CSVCell.fraction(of: cell.utf8, full: 255) == expected)
  }

  @Test("A level below 0 or above 1 is nil", arguments: ["1.0001", "2", "-0.1", "", "x", "1e9999"])
  func noFraction(cell: String) {
    #expect(CSVCell.fraction(of: cell.utf8, full: 255) == nil)
  }

  @Test(
    "Every intensity divided by full ink, as programs print it, is that intensity again",
    arguments: [16, 255])
  func roundTrip(full: UInt8) {
    for value in 0...full {
      #expect(CSVCell.fraction(of: "\(Double(value) / Double(full))".utf8, full: full) == value)
      #expect(CSVCell.fraction(of: "\(Float(value) / Float(full))".utf8, full: full) == value)
    }
  }
}
