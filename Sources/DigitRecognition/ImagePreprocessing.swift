import DigitImage
import SystemSupport

extension InputFile {
  /// The image, decoded and reduced in size as far as preprocessing allows; `nil` if the file was found in a folder and is
  /// not an image.
  public func decode() throws(RecognitionError) -> Bitmap? {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try readImage() } catch { throw .file(error) }
    guard let bytes else { return nil }
    return try DigitRecognition.decode(bytes)
  }

  /// The digit in the image, in the format that a network takes; `nil` if the file was found in a folder and is not an
  /// image.
  ///
  /// - Parameter polarity: whether strokes are dark or light; `nil` decides from the image.
  public func preprocess(
    format: InputFormat = .mnist, polarity: Polarity?
  ) throws(RecognitionError) -> PreprocessedDigit? {
    guard let bitmap = try decode() else { return nil }
    return try DigitRecognition.preprocess(bitmap, format: format, polarity: polarity)
  }
}

/// The bytes of an image file, decoded and reduced in size as far as preprocessing allows.
func decode(_ bytes: [UInt8]) throws(RecognitionError) -> Bitmap {
  do throws(ImageDecodingError) {
    return try decodeImage(bytes, workingSide: Preprocessing.workingSide)
  } catch {
    throw .image(error)
  }
}

/// The digit in an image, in the format that a network takes.
func preprocess(
  _ bitmap: Bitmap, format: InputFormat, polarity: Polarity?
) throws(RecognitionError) -> PreprocessedDigit {
  do throws(NoDigitFound) {
    return try Preprocessing.run(bitmap, polarity: polarity, format: format)
  } catch {
    throw .noDigitFound
  }
}
