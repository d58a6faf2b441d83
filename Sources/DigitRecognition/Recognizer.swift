import DigitImage
import DigitModel
import NeuralNetwork
import SystemSupport

/// Recognizes the handwritten digit in an image.
///
///     let recognizer = try Recognizer()
///     let prediction = try recognizer.classify(file: "samples/photo.jpeg")
///     print(prediction.digit, prediction.confidence)  // 4 0.9985
///
/// A recognizer is a value without mutable state: make one and use it from any number of threads.
public struct Recognizer: Sendable {
  /// The format in which the model takes a digit.
  public let format: InputFormat
  private let network: Network
  private let temperature: Float
  private let pixelScale: Float
  let polarity: Polarity?
  let numberScoring: NumberScoring
  /// Whether images are taken as they are, without preprocessing.
  let takesPlainImages: Bool

  /// A recognizer with the model that is embedded in the library.
  ///
  /// - Parameter polarity: whether strokes are dark or light; `nil` decides for each image.
  public init(polarity: Polarity? = nil) throws(RecognizerError) {
    let model: Model
    do { model = try Model.embedded() } catch { throw .model(error) }
    try self.init(model: model, polarity: polarity)
  }

  /// A recognizer with a model of your own.
  ///
  /// - Parameter polarity: whether strokes are dark or light; `nil` decides for each image.
  /// - Throws: `RecognizerError` if the model does not take 28 × 28 or 8 × 8 pixels, does not distinguish ten digits, or
  ///   was trained for another version of the preprocessing.
  public init(model: Model, polarity: Polarity? = nil) throws(RecognizerError) {
    let architecture = model.network.architecture
    guard architecture.inputHeight == architecture.inputWidth, architecture.inputChannels == 1,
      let format = InputFormat(side: architecture.inputHeight)
    else { throw .inputSize(height: architecture.inputHeight, width: architecture.inputWidth) }
    guard architecture.outputs == Prediction.classes else { throw .classes(architecture.outputs) }
    let version = model.preprocessingVersion ?? Preprocessing.version
    takesPlainImages = version == Preprocessing.none
    guard takesPlainImages || version == Preprocessing.version else { throw .preprocessingVersion(version) }
    self.format = format
    self.polarity = polarity
    network = model.network
    temperature = model.temperature
    pixelScale = model.pixelScale
    numberScoring = model.numberScoring ?? .uncalibrated
  }

  /// The digit in the bytes of an image file of any format that `decodeImage` reads.
  public func classify(image bytes: [UInt8]) throws(RecognitionError) -> Prediction {
    try classifyWithInk(image: bytes).prediction
  }

  /// The digit in the bytes of an image file of any format that `decodeImage` reads, and the network's input: ink, 0…1, 1 = full
  /// ink, side × side of the format.
  public func classifyWithInk(
    image bytes: [UInt8]
  ) throws(RecognitionError) -> (prediction: Prediction, ink: Plane) {
    guard takesPlainImages else {
      let recognition = try recognize(image: bytes)
      guard case .success(let digit) = recognition.digit else { throw .noDigitFound }
      return (recognition.prediction, digit.plane)
    }
    let intensities = try plainIntensities(ofImage: bytes, side: format.side, polarity: polarity)
    let ink = intensities.map { Float($0) / 255 }
    return (
      classify(inputs: inputs(ofInk: ink)), Plane(width: format.side, height: format.side, values: ink)
    )
  }

  /// The digit in an image file of any format that `decodeImage` reads.
  public func classify(file path: String) throws(RecognitionError) -> Prediction {
    let bytes: [UInt8]
    do { bytes = try readImageFile(path) } catch { throw .file(error) }
    return try classify(image: bytes)
  }

  /// The digit in an input of a batch; `nil` if the file was found in a folder and is not an image.
  public func classify(_ input: InputFile) throws(RecognitionError) -> Prediction? {
    try recognize(input)?.requireDigit().prediction
  }

  /// The digit in pixels that need no preprocessing, such as a row of MNIST.
  ///
  /// - Parameter intensities: ink, from 0 (background) to the format's full ink (255 for 28 × 28 pixels, 16 for 8 × 8);
  ///   row-major, `format.side` × `format.side`.
  /// - Throws: `PixelError` if there are too few or too many values, or one is out of range.
  public func classify(intensities: [Float]) throws(PixelError) -> Prediction {
    let expected = format.side * format.side
    guard intensities.count == expected else { throw .count(intensities.count, expected: expected) }
    let range = 0...Float(format.fullIntensity)
    if let index = intensities.firstIndex(where: { !range.contains($0) }) {
      throw .outOfRange(index: index, value: intensities[index], maximum: format.fullIntensity)
    }
    return classify(inputs: intensities.map { $0 / pixelScale })
  }

  /// The digit in a preprocessed image, which must have this recognizer's format.
  public func classify(_ digit: PreprocessedDigit) -> Prediction { classify(inputs: inputs(of: digit)) }

  /// The network's input for a preprocessed image: intensities divided by the model's pixel scale; row-major.
  public func inputs(of digit: PreprocessedDigit) -> [Float] {
    precondition(digit.format == format, "the digit was preprocessed for another model")
    return inputs(ofInk: digit.pixels)
  }

  /// The network's input for ink, 0…1, 1 = full ink.
  private func inputs(ofInk ink: [Float]) -> [Float] {
    let unit = Float(format.fullIntensity) / pixelScale
    return ink.map { $0 * unit }
  }

  private func classify(inputs: [Float]) -> Prediction {
    predictions(for: Matrix(rows: 1, columns: inputs.count, values: inputs), jobs: 1)[0]
  }

  /// Classifies many rows of pixels that need no preprocessing, and delivers the predictions in order.
  ///
  /// - Parameters:
  ///   - intensities: ink, from 0 to the format's full ink; rows × side × side.
  ///   - jobs: the maximum number of threads; the predictions do not depend on it.
  ///   - deliver: is called with the index of each row, from 0, and its prediction.
  public func classify(
    rows intensities: ArraySlice<UInt8>, jobs: Int, deliver: (Int, Prediction) throws -> Void
  ) rethrows {
    let inputs = network.architecture.inputs
    // Enough for all cores, few enough that memory stays flat.
    let batch = 1024
    for first in stride(from: 0, to: intensities.count / inputs, by: batch) {
      let values = intensities.dropFirst(first * inputs).prefix(batch * inputs).map { Float($0) / pixelScale }
      let matrix = Matrix(rows: values.count / inputs, columns: inputs, values: values)
      for (row, prediction) in predictions(for: matrix, jobs: jobs).enumerated() {
        try deliver(first + row, prediction)
      }
    }
  }

  /// The prediction for each row of the network's inputs, (digits, inputs). Doubtful ones are the mean over small changes of the
  /// digit.
  package func predictions(for batch: Matrix, jobs: Int) -> [Prediction] {
    var predictions = plainPredictions(for: batch, jobs: jobs)
    guard format == .mnist, !takesPlainImages else { return predictions }
    let doubtful = predictions.indices.filter { predictions[$0].isDoubtful }
    guard !doubtful.isEmpty else { return predictions }
    let changed = doubtful.flatMap { SmallChanges.apply(to: batch.row($0), side: format.side) }
    let matrix = Matrix(rows: doubtful.count * SmallChanges.count, columns: batch.columns, values: changed)
    let changes = plainPredictions(for: matrix, jobs: jobs)
    for (place, row) in doubtful.enumerated() {
      let first = place * SmallChanges.count
      predictions[row] = .mean(of: Array(changes[first..<first + SmallChanges.count]))
    }
    return predictions
  }

  /// The predictions for candidates of a number's digits, 0…1, each side × side; without small changes, because most candidates are
  /// no digits.
  func predictions(ofPixels digits: [[Float]]) -> [Prediction] {
    let matrix = Matrix(
      rows: digits.count, columns: format.side * format.side, values: digits.flatMap(inputs(ofInk:)))
    return plainPredictions(for: matrix, jobs: 1)
  }

  /// The prediction for each row of the network's inputs, without small changes.
  private func plainPredictions(for batch: Matrix, jobs: Int) -> [Prediction] {
    let probabilities = softmax(network.logits(of: batch, jobs: jobs), temperature: temperature)
    return (0..<batch.rows).map { Prediction(probabilities: Array(probabilities.row($0))) }
  }
}
