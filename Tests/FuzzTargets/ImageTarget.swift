import DigitImage
import DigitRecognition

/// JPEG, PNG and BMP files through decoding, preprocessing and the network: as a digit, as a number and as a page.
///
/// BMP is here because its pixels are not compressed: a fuzzer changes strokes where in other files it changes codes.
struct ImageTarget: FuzzTarget {
  static let maximumLength = 1 << 14
  /// Larger images are only decoded.
  private static let maximumPixels = 1 << 14

  private let recognizer: Recognizer

  init() throws { recognizer = try Recognizer() }

  func run(_ input: [UInt8]) throws {
    guard let format = ImageFormat(firstBytes: input), [.jpeg, .png, .bmp].contains(format) else { return }
    let file = format == .png ? withValidChecksums(png: input) : input
    guard let size = uprightSize(ofImage: file), size.width * size.height <= DecodedImage.maximumPixels else {
      return
    }
    guard size.width * size.height <= Self.maximumPixels else { return DecodedImage.check(file) }
    do throws(RecognitionError) {
      check(try recognizer.recognize(image: file).prediction)
      check(try recognizer.recognizeNumber(image: file).prediction, size)
      for number in try recognizer.readPage(image: file).numbers { check(number, size) }
    } catch {
      precondition(!error.description.isEmpty)
    }
  }

  private func check(_ prediction: Prediction) {
    precondition(prediction.probabilities.allSatisfy { (0...1).contains($0) })
    precondition((0.99...1.01).contains(prediction.probabilities.reduce(0, +)))
  }

  private func check(_ number: NumberPrediction?, _ size: (width: Int, height: Int)) {
    guard let number else { return }
    precondition((0...1).contains(number.confidence))
    precondition(number.number.utf8.count == number.digits.count)
    for digit in number.digits {
      precondition(digit.box.left >= 0 && digit.box.left < digit.box.right && digit.box.right <= size.width)
      precondition(digit.box.top >= 0 && digit.box.top < digit.box.bottom && digit.box.bottom <= size.height)
    }
  }
}
