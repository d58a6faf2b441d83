import DigitImage
import DigitModel

extension Measurement {
  /// Classifies images that need no preprocessing, and records the predictions.
  ///
  /// - Parameters:
  ///   - intensities: ink, from 0 to the model's pixel scale; row-major, at least as many images as labels × side × side.
  ///   - labels: the true digits, 0…9; one for each image to use, from the first.
  ///   - side: the images' width and height in pixels, which must be the model's.
  ///   - jobs: the maximum number of threads.
  ///   - name: the name of an image, which is given by its index from 0.
  public mutating func record(
    intensities: [UInt8], labels: ArraySlice<UInt8>, side: Int, by model: Model, jobs: Int,
    name: (Int) -> String
  ) {
    let area = side * side
    let labels = Array(labels)
    let scale = model.pixelScale
    Recognizer(model: model).classify(levels: intensities.prefix(labels.count * area), jobs: jobs) {
      index, prediction in
      record(
        prediction, label: Int(labels[index]), picture: name(index),
        ink: Plane(
          width: side, height: side,
          values: intensities[index * area..<(index + 1) * area].map { Float($0) / scale }))
    }
  }
}
