import Testing

@testable import DigitData

@Suite struct CSVCellTests {
  @Test(
    "All usual spellings of a whole number are read",
    arguments: [
      ("5", 5), ("5.0", 5), ("5.", 5), (" 5\t", 5), ("\"5\"", 5), ("005", 5), ("0", 0), ("255", 255),
    ] as [(String, UInt8)])
  func value(cell: String, expected: UInt8) {
    #expect(CSVCell.value(of: cell.utf8, maximum: 255) == expected)
  }

  @Test(
    "Anything but a whole number from 0 to the maximum is nil",
    arguments: ["", " ", "-1", "+5", "4.5", ".5", "256", "1e2", "five", "\"5", "5 5", "99999999999999999999"])
  func malformed(cell: String) {
    #expect(CSVCell.value(of: cell.utf8, maximum: 255) == nil)
  }

  @Test("A value above the maximum is nil")
  func maximum() {
    #expect(CSVCell.value(of: "9".utf8, maximum: 9) == 9)
    #expect(CSVCell.value(of: "10".utf8, maximum: 9) == nil)
  }
}
