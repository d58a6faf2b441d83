import DigitImage
import Testing

@testable import DigitRecognition

@Suite struct MeasurementTests {
  private static func recognition(_ pixels: [UInt8]) throws -> Recognition {
    try SecondLookTests.unsure().recognize(image: encodePNG(pixels, width: 300, height: 200, format: .gray))
  }

  @Test("A recognition counts with the mean of its readings, and its picture is that of the best reading")
  func recognized() throws {
    let recognition = try Self.recognition(SecondLookTests.seven)
    let digit = recognition.prediction.digit
    var measurement = Measurement(keepsImages: true)
    measurement.record(recognition, label: (digit + 1) % 10, image: "a.png")
    #expect(
      measurement.report.mistakes == [
        Mistake(
          image: "a.png", label: (digit + 1) % 10, digit: digit,
          confidence: Double(recognition.prediction.confidence))
      ])
    let kept = try #require(measurement.gallery?.mistakes.first)
    #expect(try kept.ink == recognition.digit.get().plane)
  }

  @Test("A recognition without a digit counts as refused")
  func refused() throws {
    let recognition = try Self.recognition([UInt8](repeating: 200, count: 300 * 200))
    var measurement = Measurement(keepsImages: true)
    measurement.record(recognition, label: 3, image: "blank.png")
    #expect(measurement.report.refused == ["no_digit_found": 1])
    #expect(measurement.report.count == 1 && measurement.report.mistakes.isEmpty)
    #expect(measurement.gallery?.mistakes.isEmpty == true)
  }
}
