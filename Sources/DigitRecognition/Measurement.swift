import DigitImage
import DigitModel

/// The result of measuring a model on labeled images: the counts and, if a page will show them, example images.
public struct Measurement: Sendable {
  public private(set) var report: ClassificationReport
  /// `nil` if no page will show it.
  public private(set) var gallery: Gallery?

  /// - Parameters:
  ///   - labels: those of the model.
  ///   - keepsImages: whether to keep example images for a page.
  public init(labels: ClassLabels = .digits, keepsImages: Bool) {
    report = ClassificationReport(labels: labels)
    gallery = keepsImages ? Gallery() : nil
  }

  /// Counts one prediction.
  ///
  /// - Parameters:
  ///   - label: the true digit, 0…9.
  ///   - image: the name of the image.
  ///   - ink: the network's input, 0…1, 1 = full ink; evaluated only if the image is kept.
  public mutating func record(
    _ prediction: Prediction, label: Int, image: @autoclosure () -> String, ink: @autoclosure () -> Plane
  ) {
    report.record(prediction, label: label, image: image())
    gallery?.record(prediction, label: label, name: image(), ink: ink())
  }

  /// Counts an image that got an error instead of a prediction.
  public mutating func record(_ error: RecognitionError, label: Int) { report.record(error, label: label) }
}
