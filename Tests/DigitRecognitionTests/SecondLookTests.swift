import DigitImage
import DigitModel
import NeuralNetwork
import SystemSupport
import TestSupport
import Testing

@testable import DigitRecognition

@Suite struct SecondLookTests {
  /// A 7 of straight strokes on gray paper, 300×200 pixels.
  static let seven: [UInt8] = {
    var pixels = [UInt8](repeating: 220, count: 300 * 200)
    func fill(_ columns: Range<Int>, _ rows: Range<Int>) {
      for y in rows { for x in columns { pixels[y * 300 + x] = 30 } }
    }
    fill(110..<190, 40..<52)
    for row in 52..<160 { fill(174 - (row - 52) / 2..<188 - (row - 52) / 2, row..<row + 1) }
    return pixels
  }()

  /// A recognizer that is unsure of every image: its model has random parameters and a high temperature.
  static func unsure(polarity: Polarity? = nil) throws -> Recognizer {
    var model = try RecognizerTests.model()
    model.temperature = 100
    return try Recognizer(model: model, polarity: polarity)
  }

  @Test("A photo of a clear digit has one reading, whose prediction is that of the image")
  func clear() throws {
    let recognizer = try Recognizer()
    let recognition = try #require(try recognizer.recognize(.named("\(RecognizerTests.samples)/photo.jpeg")))
    #expect(recognition.readings.map(\.hypothesis) == [.usual])
    #expect(recognition.best == 0)
    let digit = try recognition.digit.get()
    #expect(recognition.prediction == recognizer.classify(digit))
    #expect(recognition.prediction.digit == 4)
  }

  @Test("A doubtful image is read under each hypothesis, and the prediction is the mean of what they explain")
  func doubtful() throws {
    let recognizer = try Self.unsure()
    let png = encodePNG(Self.seven, width: 300, height: 200, format: .gray)
    let recognition = try recognizer.recognize(image: png)
    let hypotheses = [.usual] + Hypothesis.alternatives
    #expect(recognition.readings.map(\.hypothesis) == hypotheses)
    for (reading, hypothesis) in zip(recognition.readings, hypotheses) {
      let bitmap = try decodeImage(png, workingSide: hypothesis.workingSide)
      let digit = try Preprocessing.run(bitmap, under: hypothesis)
      #expect(try reading.result.get() == digit)
      #expect(reading.prediction == recognizer.classify(digit))
    }
    for digit in 0...9 {
      let sum = recognition.readings.map { $0.discounted.probabilities[digit] }.reduce(0, +)
      #expect(abs(recognition.prediction.probabilities[digit] - sum / 3) < 1e-6)
    }
    let digit = recognition.prediction.digit
    let highest = recognition.readings.map { $0.prediction.probabilities[digit] }.max()
    #expect(recognition.readings[recognition.best].prediction.probabilities[digit] == highest)
  }

  @Test("The requested polarity holds under each hypothesis")
  func polarity() throws {
    let recognizer = try Self.unsure(polarity: .lightInk)
    let png = encodePNG(Self.seven, width: 300, height: 200, format: .gray)
    let polarities = try recognizer.recognize(image: png).readings.map { reading in
      switch reading.result {
      case .success(let digit): digit.stages.polarity
      case .failure(let failure): failure.stages.polarity
      }
    }
    #expect(polarities == [.lightInk, .lightInk, .lightInk])
  }

  @Test("Bytes that are no image are an error, whatever the hypothesis")
  func errors() throws {
    let error = #expect(throws: RecognitionError.self) { try Self.unsure().recognize(image: [1, 2, 3]) }
    #expect(error?.code == .unsupportedFormat)
    let folder = try TemporaryFolder()
    let found = InputFile.found(try folder.write("notes.txt", "no image"), relativePath: "notes.txt")
    #expect(try Self.unsure().recognize(found) == nil)
  }
}
