import DigitImage

/// How a model did on labeled pictures: the counts and, where they are to be seen, pictures.
public struct Measurement: Sendable {
  public private(set) var report = ClassificationReport()
  public private(set) var gallery: Gallery?

  /// - Parameter keepsPictures: whether a page will show some of them.
  public init(keepsPictures: Bool) { gallery = keepsPictures ? Gallery() : nil }

  /// Counts one answer.
  ///
  /// - Parameters:
  ///   - label: the truth, 0…9.
  ///   - ink: what the network saw, 0…1; asked for only where the picture is kept.
  public mutating func record(
    _ prediction: Prediction, label: Int, picture: @autoclosure () -> String, ink: @autoclosure () -> Plane
  ) {
    report.record(prediction, label: label, picture: picture())
    gallery?.record(prediction, label: label, name: picture(), ink: ink())
  }

  /// Counts a picture that got an error for an answer.
  public mutating func record(_ error: RecognitionError, label: Int) { report.record(error, label: label) }
}
