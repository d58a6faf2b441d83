import DigitImage
import Testing

@testable import DigitRecognition

@Suite struct RecognitionTests {
  /// Paper with a bar of ink, and possibly another one at the border, twice as large.
  private static func bitmap(withSecondBar: Bool = false) -> Bitmap {
    var pixels = [UInt8](repeating: 220, count: 300 * 200)
    for y in 60..<140 {
      for x in 145..<155 { pixels[y * 300 + x] = 30 }
      if withSecondBar { for x in 30..<50 { pixels[y * 300 + x] = 30 } }
    }
    return Bitmap(width: 300, height: 200, format: .gray, pixels: pixels)
  }

  private static func reading(_ bitmap: Bitmap?, _ probabilities: [Float]) -> Reading {
    let blank = Bitmap(width: 50, height: 50, format: .gray, pixels: [UInt8](repeating: 200, count: 2500))
    let result = Result { () throws(NoDigitFound) in try Preprocessing.run(bitmap ?? blank) }
    return Reading(hypothesis: .usual, result: result, prediction: Prediction(probabilities: probabilities))
  }

  private static func probabilities(_ digit: Int, _ probability: Float) -> [Float] {
    (0..<10).map { $0 == digit ? probability : (1 - probability) / 9 }
  }

  @Test("One reading's prediction is that of the image")
  func one() {
    let reading = Self.reading(Self.bitmap(), Self.probabilities(3, 0.95))
    let recognition = Recognition([reading])
    #expect(recognition.prediction == reading.prediction)
    #expect(recognition.best == 0)
    #expect(!reading.isDoubtful)
  }

  @Test("Several readings are averaged, one without a digit counts as ten equal probabilities")
  func mean() throws {
    let recognition = Recognition([
      Self.reading(nil, Self.probabilities(0, 0.1)), Self.reading(Self.bitmap(), Self.probabilities(7, 0.1)),
      Self.reading(Self.bitmap(), Self.probabilities(3, 0.91)),
    ])
    #expect(recognition.prediction.digit == 3)
    #expect(abs(recognition.prediction.confidence - (0.1 + 0.1 + 0.91) / 3) < 1e-6)
    #expect(recognition.best == 2)
    #expect(try recognition.digit.get().box.height == 82)
    _ = try recognition.requireDigit()
  }

  @Test("Without a digit in any reading, the failure is that of the usual one")
  func none() {
    let recognition = Recognition([
      Self.reading(nil, Self.probabilities(0, 0.1)), Self.reading(nil, Self.probabilities(0, 0.1)),
    ])
    #expect(throws: RecognitionError.noDigitFound) { try recognition.requireDigit() }
    #expect(recognition.prediction.confidence == 0.1)
    #expect(throws: NoDigitFound.self) { try recognition.digit.get() }
  }

  @Test("A reading is doubtful below a confidence of 0.9, and if it leaves much of the ink out")
  func doubtful() throws {
    #expect(Self.reading(Self.bitmap(), Self.probabilities(1, 0.89)).isDoubtful)
    #expect(Self.reading(nil, Self.probabilities(1, 0.99)).isDoubtful)
    let reading = Self.reading(Self.bitmap(withSecondBar: true), Self.probabilities(1, 1))
    let inkLeftOut = try #require(reading.digit).stages.inkLeftOut
    #expect(abs(inkLeftOut - 1 / 3) < 0.02 || abs(inkLeftOut - 2 / 3) < 0.02)
    #expect(reading.isDoubtful)
    let unexplained = (inkLeftOut - 0.3) / 0.7
    #expect(abs(reading.discounted.confidence - (1 - 0.9 * unexplained)) < 1e-5)
  }

  @Test("The mean of predictions is that of each digit, the weighted mean depends on the weight")
  func predictions() {
    let (first, second) = (
      Prediction(probabilities: Self.probabilities(1, 1)), Prediction(probabilities: Self.probabilities(2, 1))
    )
    #expect(Prediction.mean(of: [first, second, second, second]).probabilities.prefix(3) == [0, 0.25, 0.75])
    #expect(first.mixed(with: second, weight: 0.25).probabilities.prefix(3) == [0, 0.75, 0.25])
    #expect(Prediction.uniform.probabilities == [Float](repeating: 0.1, count: 10))
    #expect(!Prediction(probabilities: Self.probabilities(1, 0.9)).isDoubtful)
  }

  @Test("A clear image is read once, a blank one under every hypothesis, and both as often with any polarity")
  func readings() throws {
    let recognizer = try Recognizer()
    let clear = encodePNG(Self.four.pixels, width: 300, height: 200, format: .gray)
    #expect(try recognizer.recognize(image: clear).readings.map(\.hypothesis) == [.usual])
    let blank = encodePNG([UInt8](repeating: 90, count: 2500), width: 50, height: 50, format: .gray)
    let readings = try recognizer.recognize(image: blank).readings
    #expect(readings.map(\.hypothesis) == [.usual] + Hypothesis.alternatives)
    #expect(readings.allSatisfy { $0.prediction == .uniform })
    #expect(throws: RecognitionError.noDigitFound) { try recognizer.classify(image: blank) }
  }

  @Test("The part of a digit that is cut off by the border is not answered with confidence")
  func cutOff() throws {
    let recognizer = try Recognizer()
    let whole = Self.four.pixels
    let upper = encodePNG(Array(whole.prefix(300 * 130)), width: 300, height: 130, format: .gray)
    let reading = try recognizer.recognize(image: upper)
    #expect(reading.readings.count == 1 + Hypothesis.alternatives.count)
    #expect(reading.prediction.confidence <= 0.775)
  }

  /// A 4 of straight strokes.
  private static var four: Bitmap {
    var pixels = [UInt8](repeating: 220, count: 300 * 200)
    for y in 40..<160 {
      for x in 160..<172 { pixels[y * 300 + x] = 30 }
    }
    for y in 40..<110 {
      for x in 110..<122 { pixels[y * 300 + x] = 30 }
    }
    for y in 100..<112 {
      for x in 110..<190 { pixels[y * 300 + x] = 30 }
    }
    return Bitmap(width: 300, height: 200, format: .gray, pixels: pixels)
  }
}
