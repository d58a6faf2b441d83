import DigitImage
import DigitModel
import DigitRecognition
import Foundation
import SystemSupport
import Testing

@Suite struct RecognizerTests {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../samples").standardizedFileURL.path

  @Test("The embedded model reads the sample photo, and its probabilities sum to one")
  func photo() throws {
    let recognizer = Recognizer(model: try Model.embedded())
    let prediction = try #require(try recognizer.classify(.named("\(Self.samples)/photo.jpeg")))
    #expect(prediction.digit == 4)
    #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
  }

  @Test(
    "What has no answer says why",
    arguments: [
      ("missing", nil, .notFound), ("empty", [], .corruptImage),
      ("text", Array("hello".utf8), .unsupportedFormat),
      ("cut.png", [0x89, 0x50, 0x4E, 0x47], .corruptImage),
      (
        "blank.png", encodePNG([UInt8](repeating: 200, count: 1024), width: 32, height: 32, format: .gray),
        .noDigitFound
      ),
    ] as [(String, [UInt8]?, RecognitionError.Code)])
  func failures(name: String, bytes: [UInt8]?, code: RecognitionError.Code) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)")
    if let bytes { try Data(bytes).write(to: file) }
    defer { try? FileManager.default.removeItem(at: file) }
    let recognizer = Recognizer(model: try Model.embedded())
    let error = #expect(throws: RecognitionError.self) { try recognizer.classify(.named(file.path)) }
    #expect(error?.code == code)
  }

  @Test("A folder that is named like a file is said to be one")
  func folder() throws {
    let error = RecognitionError.file(FileError(path: "x", operation: "read", number: EISDIR))
    #expect(error.code == .unreadable)
    #expect(error.description == "a folder; name a picture in it")
  }

  @Test("A file longer than any picture is too large")
  func tooLong() {
    let error = RecognitionError.file(FileError(path: "x", operation: "read", number: EFBIG))
    #expect(error.code == .imageTooLarge)
    #expect(error.description == "longer than 256 MiB; scale the picture down")
  }
}
