import DigitImage
import SystemSupport
import Testing

@testable import DigitRecognition

@Suite struct PagePredictionTests {
  private static func sample() throws -> [UInt8] {
    try readFile("\(RecognizerTests.samples)/numbers/page.jpeg", limit: imageFileLimit)
  }

  @Test(
    "A page is read by the library as by the program; a restriction selects numbers and counts the others")
  func page() throws {
    let recognizer = try Recognizer()
    let page = try recognizer.readPage(image: Self.sample())
    #expect(page.numbers.count == 18)
    #expect(page.numbers.prefix(3).map(\.number) == ["14", "380", "2750"])
    for number in page.numbers {
      #expect(number.box.left == number.digits.first?.box.left)
      #expect(number.box.bottom == number.digits.map(\.box.bottom).max())
    }
    let large = try recognizer.readPage(
      image: Self.sample(), restriction: NumberRestriction(values: 5000...20000))
    #expect(large.numbers.map(\.number) == ["13048", "6427"])
    #expect(large.leftOut == page.leftOut + 16)
  }

  @Test("A page without numbers, and one without the required ones, are errors of their own")
  func errors() throws {
    let recognizer = try Recognizer()
    let blank = encodePNG([UInt8](repeating: 200, count: 2500), width: 50, height: 50, format: .gray)
    #expect(throws: RecognitionError.noDigitFound) { try recognizer.readPage(image: blank) }
    #expect(throws: RecognitionError.noSuchNumber) {
      try recognizer.readPage(
        image: Self.sample(), restriction: NumberRestriction(length: 12...12))
    }
    #expect(throws: RecognitionError.self) { try recognizer.readPage(image: [1, 2, 3]) }
  }

  @Test(
    "A prediction says whether its picture shows several digits",
    arguments: ["numbers/cell.png": true, "photo.jpeg": false])
  func several(file: String, expected: Bool) throws {
    let prediction = try Recognizer().classify(file: "\(RecognizerTests.samples)/\(file)")
    #expect(prediction.isOneOfSeveral == expected)
  }
}
