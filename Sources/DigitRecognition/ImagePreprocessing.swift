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

  /// `readImage`, with a recognition error.
  public func imageBytes() throws(RecognitionError) -> [UInt8]? {
    do { return try readImage() } catch { throw .file(error) }
  }
}

/// `decodeImage`, with a recognition error.
func bitmap(ofImage bytes: [UInt8], workingSide: Int) throws(RecognitionError) -> Bitmap {
  do { return try decodeImage(bytes, workingSide: workingSide) } catch { throw .image(error) }
}
