import DigitImage
import NeuralNetwork
import Testing

@testable import DigitRecognition

@Suite struct NumberRecognitionTests {
  let recognizer: Recognizer

  init() throws { recognizer = try Recognizer() }

  /// Upright strokes of 8×60 pixels, some of them joined by a bar.
  private func image(joined: Bool = false) -> [UInt8] {
    var pixels = [UInt8](repeating: 230, count: 260 * 120)
    func ink(_ columns: Range<Int>, _ rows: Range<Int>) {
      for y in rows { for x in columns { pixels[y * 260 + x] = 30 } }
    }
    for left in joined ? [80, 116, 200] : [60, 120, 180] { ink(left..<left + 8, 30..<90) }
    if joined { ink(80..<124, 56..<62) }
    // A speck, which is skipped.
    ink(225..<231, 80..<88)
    return encodePNG(pixels, width: 260, height: 120, format: .gray)
  }

  @Test(
    "The recognition has the number that readNumber returns, and every step to it", arguments: [false, true])
  func number(joined: Bool) throws {
    let recognition = try recognizer.recognizeNumber(image: image(joined: joined))
    let number = try #require(recognition.stages.number)
    #expect(try recognizer.readNumber(image: image(joined: joined)) == recognition.prediction)
    #expect(try recognition.requireNumber() == recognition.prediction)
    let all = recognizer.predictions(ofPixels: number.candidates.map(\.pixels))
    for (prediction, expected) in zip(recognition.predictions, all) {
      #expect(prediction == nil || prediction == expected)
    }
    for edge in recognition.paths.flatMap(\.edges) {
      if let candidate = edge.candidate { #expect(recognition.predictions[candidate] != nil) }
    }
    #expect(recognition.paths.first?.candidate == recognition.looks.first?.candidate)
    #expect(recognition.paths.first?.candidate.number == recognition.prediction?.number)
  }

  @Test("A path's edges have all pieces, spell its number, and have its score", arguments: [false, true])
  func paths(joined: Bool) throws {
    let recognition = try recognizer.recognizeNumber(image: image(joined: joined))
    let number = try #require(recognition.stages.number)
    #expect(recognition.paths.count == 12)
    for path in recognition.paths {
      #expect(path.edges.flatMap { Array($0.pieces) } == Array(number.pieces.indices))
      #expect(path.edges.compactMap(\.text).joined() == path.candidate.number)
      #expect(abs(path.edges.reduce(0) { $0 + $1.score } - path.score) < 1e-3)
      #expect(path.total >= path.score)
      for edge in path.edges {
        if let candidate = edge.candidate { #expect(number.candidates[candidate].pieces == edge.pieces) }
      }
    }
  }

  @Test("A restriction that allows no reading leaves the steps; blank paper leaves the first")
  func failures() throws {
    let long = try recognizer.recognizeNumber(image: image(), restriction: NumberRestriction(length: 40...50))
    #expect(long.prediction == nil && long.paths.isEmpty && !long.predictions.isEmpty)
    #expect(throws: RecognitionError.noSuchNumber) { try long.requireNumber() }
    let blank = encodePNG([UInt8](repeating: 230, count: 6000), width: 100, height: 60, format: .gray)
    let nothing = try recognizer.recognizeNumber(image: blank)
    #expect(nothing.stages.number == nil && nothing.predictions.isEmpty && nothing.paths.isEmpty)
    #expect([nothing.stages.image.width, nothing.stages.image.height] == [100, 60])
    #expect(throws: RecognitionError.noDigitFound) { try nothing.requireNumber() }
  }
}
