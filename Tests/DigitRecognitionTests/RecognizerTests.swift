import DigitImage
import DigitModel
import Foundation
import NeuralNetwork
import SystemSupport
import TestSupport
import Testing

@testable import DigitRecognition

@Suite struct RecognizerTests {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../samples").standardizedFileURL.path

  @Test("A file, its bytes and the pixels that preprocessing makes of it get the same prediction")
  func threeInputs() throws {
    let recognizer = try Recognizer()
    let path = "\(Self.samples)/photo.jpeg"
    let prediction = try recognizer.classify(file: path)
    #expect(prediction.digit == 4)
    #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
    #expect(try recognizer.classify(image: readFile(path)) == prediction)
    let digit = try #require(try InputFile.named(path).preprocess(polarity: nil))
    #expect(try recognizer.classify(intensities: digit.pixels.map { 255 * $0 }).digit == 4)
    #expect(recognizer.classify(digit) == prediction)
  }

  @Test("A row of bytes gets the same prediction as the same numbers alone")
  func rows() throws {
    let recognizer = try Recognizer()
    let digit = try #require(try InputFile.named("\(Self.samples)/two-28x28.png").preprocess(polarity: nil))
    let bytes = digit.pixels.map { UInt8((255 * $0).rounded()) }
    let alone = try recognizer.classify(intensities: bytes.map(Float.init))
    var delivered: [Int] = []
    recognizer.classify(rows: (bytes + bytes)[...], jobs: 2) { row, prediction in
      delivered.append(row)
      #expect(prediction == alone)
    }
    #expect(delivered == [0, 1])
    #expect(alone.digit == 2)
  }

  /// Rows of 28×28 intensities: a bar that moves to the right, brighter with each row.
  static func bars(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { row -> [UInt8] in
      let (left, intensity) = (6 + row % 9, UInt8(20 * row % 256))
      return (0..<784).map { pixel in (left..<left + 4).contains(pixel % 28) ? intensity : 0 }
    }
  }

  @Test(
    "Doubtful rows get the prediction that each gets alone, whatever the number of threads",
    arguments: [1, 2, 5])
  func doubtfulRows(jobs: Int) throws {
    let recognizer = try Recognizer(model: Self.model())
    let rows = Self.bars(70)
    var delivered: [Prediction] = []
    recognizer.classify(rows: rows[...], jobs: jobs) { row, prediction in
      #expect(row == delivered.count)
      delivered.append(prediction)
    }
    #expect(delivered.count == 70)
    #expect(delivered.contains { $0.isDoubtful })
    for (row, prediction) in delivered.enumerated() {
      let intensities = rows[row * 784..<(row + 1) * 784].map(Float.init)
      #expect(try recognizer.classify(intensities: intensities) == prediction)
    }
  }

  @Test(
    "A doubtful prediction is the mean over small changes of the digit; one that is not, or one of 8×8 pixels, is its own",
    arguments: [(28, Float(1000), false), (28, 0.01, true), (8, 0.01, true)])
  func smallChanges(side: Int, temperature: Float, isDoubtful: Bool) throws {
    var model = try Self.model(height: side, width: side)
    // Cold enough for a confidence near 1, or so hot that no digit has more than 0.9.
    model.temperature = 1 / temperature
    let recognizer = try Recognizer(model: model)
    let intensities = (0..<side * side).map { pixel -> Float in
      (side / 3..<side / 2).contains(pixel % side) ? 16 : 0
    }
    let inputs = intensities.map { $0 / 16 }
    let changed = side == 28 ? SmallChanges.apply(to: inputs, side: side) : inputs
    let matrix = Matrix(rows: changed.count / inputs.count, columns: inputs.count, values: changed)
    let probabilities = softmax(model.network.logits(of: matrix, jobs: 1), temperature: model.temperature)
    let predictions = (0..<matrix.rows).map { Prediction(probabilities: Array(probabilities.row($0))) }
    #expect(predictions[0].isDoubtful == isDoubtful)
    #expect(
      try recognizer.classify(intensities: intensities)
        == (isDoubtful && side == 28 ? .mean(of: predictions) : predictions[0]))
  }

  @Test(
    "Numbers that are not the pixels of a digit are an error that says why",
    arguments: [
      ([Float](repeating: 0, count: 783), PixelError.count(783, expected: 784)),
      ([Float](repeating: 0, count: 785), .count(785, expected: 784)),
      ([0, 256] + [Float](repeating: 0, count: 782), .outOfRange(index: 1, value: 256, maximum: 255)),
      ([-1] + [Float](repeating: 0, count: 783), .outOfRange(index: 0, value: -1, maximum: 255)),
    ])
  func wrongPixels(intensities: [Float], expected: PixelError) throws {
    let recognizer = try Recognizer()
    #expect(throws: expected) { try recognizer.classify(intensities: intensities) }
  }

  @Test("An intensity that is NaN is refused")
  func notANumber() throws {
    let intensities = [Float](repeating: 0, count: 783) + [.nan]
    #expect(throws: PixelError.self) { try Recognizer().classify(intensities: intensities) }
  }

  /// A model of random parameters.
  static func model(
    height: Int = 28, width: Int = 28, outputs: Int = 10, preprocessingVersion: Int = Preprocessing.version
  ) throws -> Model {
    var generator = SeededGenerator(seed: 1)
    let architecture = try Architecture.dense(
      inputHeight: height, inputWidth: width, hidden: [4], outputs: outputs)
    return Model(
      network: Network(architecture, generator: &generator), pixelScale: 16,
      preprocessingVersion: preprocessingVersion)
  }

  @Test("The input format follows from the model", arguments: [(28, InputFormat.mnist), (8, .optdigits)])
  func format(side: Int, format: InputFormat) throws {
    #expect(try Recognizer(model: Self.model(height: side, width: side)).format == format)
  }

  @Test("A model that cannot recognize digits in images is refused with the reason")
  func unsuitableModels() throws {
    let tall = try Self.model(height: 28, width: 8)
    #expect(throws: RecognizerError.inputSize(height: 28, width: 8)) { try Recognizer(model: tall) }
    let large = try Self.model(height: 32, width: 32)
    #expect(throws: RecognizerError.inputSize(height: 32, width: 32)) { try Recognizer(model: large) }
    let letters = try Self.model(outputs: 26)
    #expect(throws: RecognizerError.classes(26)) { try Recognizer(model: letters) }
    let newer = try Self.model(preprocessingVersion: Preprocessing.version + 1)
    #expect(throws: RecognizerError.preprocessingVersion(Preprocessing.version + 1)) {
      try Recognizer(model: newer)
    }
  }

  @Test("The embedded model was trained for this version of the preprocessing")
  func embeddedVersion() throws {
    #expect(try Model.embedded().preprocessingVersion == Preprocessing.version)
  }

  @Test(
    "An image without a prediction says why",
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
    let folder = try TemporaryFolder()
    let path = folder.file(name)
    if let bytes { try folder.write(name, bytes) }
    let recognizer = try Recognizer()
    let errors = [
      #expect(throws: RecognitionError.self) { try recognizer.classify(file: path) },
      #expect(throws: RecognitionError.self) { try recognizer.classify(.named(path)) },
    ]
    #expect(errors.map { $0?.code } == [code, code])
  }

  @Test(
    "System errors get a code and a remedy",
    arguments: [
      (EISDIR, .unreadable, "a folder; name an image in it"),
      (EFBIG, .imageTooLarge, "longer than 256 MiB; scale the image down"),
      (ENOENT, .notFound, "no such file; check the path"),
      (EILSEQ, .unreadable, "its name contains a NUL byte; separate the paths with NUL, and use --null"),
    ] as [(Int32, RecognitionError.Code, String)])
  func systemErrors(number: Int32, code: RecognitionError.Code, description: String) {
    let error = RecognitionError.file(FileError(path: "x", operation: "read", number: number))
    #expect(error.code == code)
    #expect(error.description == description)
  }
}
