import DigitImage
import SystemSupport

extension Recognizer {
  /// The digit in an input of a batch, and how it was recognized; nil if the file was found in a folder and is not an
  /// image.
  public func recognize(_ input: InputFile) throws(RecognitionError) -> Recognition? {
    guard let bytes = try input.imageBytes() else { return nil }
    return try recognize(image: bytes)
  }

  /// The digit in the bytes of an image file of any format that `decodeImage` reads, and how it was recognized.
  ///
  /// The image is read as usual and, if the result is doubtful, under other hypotheses too, whose probabilities are
  /// averaged. Taking the most confident reading instead made more confident mistakes, and answered more images without a
  /// digit (measured on photos of other hands).
  ///
  /// - Throws: `RecognitionError` if the file cannot be decoded. No digit is not an error here.
  public func recognize(image bytes: [UInt8]) throws(RecognitionError) -> Recognition {
    var image = ImageAtSizes(bytes)
    let usual = read(try image.bitmap(workingSide: Hypothesis.usual.workingSide), under: .usual)
    let isOneOfSeveral = usual.digit.map { showsSeveralDigits($0, usual.prediction) } ?? false
    guard usual.isDoubtful else { return Recognition([usual], isOneOfSeveral: isOneOfSeveral) }
    var readings = [usual]
    for hypothesis in Hypothesis.alternatives {
      readings.append(read(try image.bitmap(workingSide: hypothesis.workingSide), under: hypothesis))
    }
    return Recognition(readings, isOneOfSeveral: isOneOfSeveral)
  }

  private func read(_ bitmap: Bitmap, under hypothesis: Hypothesis) -> Reading {
    let result = Result { () throws(NoDigitFound) in
      try Preprocessing.run(bitmap, under: hypothesis, polarity: polarity, format: format)
    }
    let prediction = (try? result.get()).map { classify($0) } ?? .uniform
    return Reading(hypothesis: hypothesis, result: result, prediction: prediction)
  }
}

/// An image file, decoded at each size once.
struct ImageAtSizes {
  private let bytes: [UInt8]
  private var bitmaps: [(workingSide: Int, bitmap: Bitmap)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The image, reduced in size as far as preprocessing allows.
  mutating func bitmap(workingSide: Int) throws(RecognitionError) -> Bitmap {
    if let known = bitmaps.first(where: { $0.workingSide == workingSide }) { return known.bitmap }
    let bitmap = try DigitRecognition.bitmap(ofImage: bytes, workingSide: workingSide)
    bitmaps.append((workingSide, bitmap))
    return bitmap
  }
}
