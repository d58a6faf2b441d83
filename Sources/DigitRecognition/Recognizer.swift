import DigitImage
import DigitModel
import NeuralNetwork
import SystemSupport

/// Tells which digit a picture shows.
public struct Recognizer: Sendable {
  private let network: Network
  private let temperature: Float
  private let pixelScale: Float
  private let polarity: Polarity?
  private let form: InputFormat

  /// - Parameters:
  ///   - form: how the model takes pictures of files; it must be of its side if such are classified.
  ///   - polarity: whether strokes are dark or light; nil decides for each picture.
  /// - Precondition: the model has ten outputs.
  public init(model: Model, form: InputFormat = .mnist, polarity: Polarity? = nil) {
    precondition(model.network.architecture.outputs == 10)
    self.form = form
    network = model.network
    temperature = model.temperature
    pixelScale = model.pixelScale
    self.polarity = polarity
  }

  /// The digit in a picture; nil where the input was found in a folder and is no picture.
  public func classify(_ input: InputFile) throws(RecognitionError) -> Prediction? {
    try preprocessDigit(in: input, form: form, polarity: polarity).map(classify)
  }

  /// The digit that the network sees in a prepared picture.
  public func classify(_ digit: PreprocessedDigit) -> Prediction { classify(inputs: inputs(of: digit)) }

  /// What the network is given of a prepared picture.
  public func inputs(of digit: PreprocessedDigit) -> [Float] {
    let unit = Float(digit.format.fullIntensity) / pixelScale
    return digit.pixels.map { $0 * unit }
  }

  /// The digit in the levels of one prepared picture.
  ///
  /// - Parameter levels: ink, from 0 to the form's full level; as many as the model has inputs.
  public func classify(levels: [Float]) -> Prediction { classify(inputs: levels.map { $0 / pixelScale }) }

  private func classify(inputs: [Float]) -> Prediction {
    predictions(for: Matrix(rows: 1, columns: inputs.count, values: inputs), jobs: 1)[0]
  }

  /// The digits in pictures that are prepared already, told of one by one, in their order.
  ///
  /// - Parameters:
  ///   - levels: ink, from 0 to the model's pixel scale; count × the model's inputs.
  ///   - tell: is given the number of a picture, from 0, and what the network thinks of it.
  public func classify(
    levels: ArraySlice<UInt8>, jobs: Int, tell: (Int, Prediction) throws -> Void
  ) rethrows {
    let inputs = network.architecture.inputs
    // Enough for all cores, few enough that memory stays flat.
    let batch = 1024
    for first in stride(from: 0, to: levels.count / inputs, by: batch) {
      let values = levels.dropFirst(first * inputs).prefix(batch * inputs).map { Float($0) / pixelScale }
      let matrix = Matrix(rows: values.count / inputs, columns: inputs, values: values)
      for (row, prediction) in predictions(for: matrix, jobs: jobs).enumerated() {
        try tell(first + row, prediction)
      }
    }
  }

  private func predictions(for batch: Matrix, jobs: Int) -> [Prediction] {
    let probabilities = softmax(network.logits(of: batch, jobs: jobs), temperature: temperature)
    return (0..<batch.rows).map { Prediction(probabilities: Array(probabilities.row($0))) }
  }
}

/// Reads and decodes a picture and brings its digit into the form that networks see; nil where the input was
/// found in a folder and is no picture.
public func preprocessDigit(
  in input: InputFile, form: InputFormat = .mnist, polarity: Polarity?
) throws(RecognitionError) -> PreprocessedDigit? {
  guard let bitmap = try decodePicture(input) else { return nil }
  do throws(NoDigitFound) {
    return try Preprocessing.run(bitmap, polarity: polarity, format: form)
  } catch {
    throw .noDigitFound
  }
}

/// Reads and decodes a picture, reduced as far as the road from it to the digit allows; nil where the input was
/// found in a folder and is no picture.
public func decodePicture(_ input: InputFile) throws(RecognitionError) -> Bitmap? {
  let file: [UInt8]?
  do throws(FileError) { file = try input.readImage() } catch { throw .file(error) }
  guard let file else { return nil }
  do throws(ImageDecodingError) {
    return try decodeImage(file, workingSide: Preprocessing.workingSide)
  } catch {
    throw .image(error)
  }
}
