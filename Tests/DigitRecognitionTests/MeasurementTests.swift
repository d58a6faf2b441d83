import DigitImage
import Testing

@testable import DigitRecognition

@Suite struct MeasurementTests {
  private static let recognizer = try? SecondLookTests.unsure()

  private static func png(_ pixels: [UInt8]) -> [UInt8] {
    encodePNG(pixels, width: 300, height: 200, format: .gray)
  }

  @Test("An answer has the mean of its readings, and the picture of the best reading")
  func recognized() throws {
    let recognizer = try #require(Self.recognizer)
    let recognition = try recognizer.recognize(image: Self.png(SecondLookTests.seven))
    let answer = try recognizer.classifyWithInk(image: Self.png(SecondLookTests.seven))
    #expect(answer.prediction == recognition.prediction)
    #expect(try answer.ink == recognition.digit.get().plane)

    let digit = recognition.prediction.digit
    var measurement = Measurement(keepsImages: true)
    measurement.record(answer.prediction, label: (digit + 1) % 10, image: "a.png", ink: answer.ink)
    #expect(
      measurement.report.mistakes == [
        Mistake(
          image: "a.png", label: (digit + 1) % 10, digit: digit,
          confidence: Double(recognition.prediction.confidence))
      ])
    #expect(measurement.gallery?.mistakes.first?.ink == answer.ink)
  }

  @Test("An image without a digit counts as refused")
  func refused() throws {
    let recognizer = try #require(Self.recognizer)
    #expect(throws: RecognitionError.noDigitFound) {
      try recognizer.classifyWithInk(image: Self.png([UInt8](repeating: 200, count: 300 * 200)))
    }
    var measurement = Measurement(keepsImages: true)
    measurement.record(.noDigitFound, label: 3)
    #expect(measurement.report.refused == ["no_digit_found": 1])
    #expect(measurement.report.count == 1 && measurement.report.mistakes.isEmpty)
    #expect(measurement.gallery?.mistakes.isEmpty == true)
  }
}
