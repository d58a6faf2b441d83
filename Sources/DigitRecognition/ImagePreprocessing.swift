import DigitImage
import SystemSupport

extension InputFile {
  /// The digit in the image, in MNIST's format; `nil` if the file was found in a folder and is not an image.
  ///
  /// Where the usual hypothesis finds no digit, the first other one that does is used.
  ///
  /// - Parameter polarity: whether strokes are dark or light; `nil` decides from the image.
  public func preprocess(polarity: Polarity?) throws(RecognitionError) -> PreprocessedDigit? {
    guard let bytes = try imageBytes() else { return nil }
    var image = ImageAtSizes(bytes)
    for hypothesis in [.usual] + Hypothesis.alternatives {
      let bitmap = try image.bitmap(workingSide: hypothesis.workingSide)
      if let digit = try? Preprocessing.run(bitmap, under: hypothesis, polarity: polarity) { return digit }
    }
    throw .noDigitFound
  }

  /// The pixels of a 28×28 image, which needs no preprocessing; nil if the file was found in a folder and is not an image.
  ///
  /// - Throws: `RecognitionError.size` if the image has another size.
  public func plainIntensities() throws(RecognitionError) -> [UInt8]? {
    guard let bytes = try imageBytes() else { return nil }
    return try DigitRecognition.plainIntensities(ofImage: bytes, side: DigitBox.side, polarity: nil)
  }

  /// `readImage`, with a recognition error.
  public func imageBytes() throws(RecognitionError) -> [UInt8]? {
    do { return try readImage() } catch { throw .file(error) }
  }
}

/// The intensities of an image that needs no preprocessing: 0 (background) to 255; row-major, side × side.
///
/// - Throws: `RecognitionError.size` if the image has another size.
func plainIntensities(ofImage bytes: [UInt8], side: Int, polarity: Polarity?) throws(RecognitionError)
  -> [UInt8]
{
  let bitmap = try bitmap(ofImage: bytes, workingSide: Hypothesis.usual.workingSide)
  guard let intensities = bitmap.plainIntensities(side: side, polarity: polarity) else {
    throw .size(side: side)
  }
  return intensities
}

/// `decodeImage`, with a recognition error.
func bitmap(ofImage bytes: [UInt8], workingSide: Int) throws(RecognitionError) -> Bitmap {
  do { return try decodeImage(bytes, workingSide: workingSide) } catch { throw .image(error) }
}
