import DigitImage

extension Measurement {
  /// Classifies images that need no preprocessing, and records the predictions.
  ///
  /// - Parameters:
  ///   - intensities: ink, from 0 to the format's full ink; row-major, at least labels × side × side.
  ///   - labels: the true digits, 0…9; one for each image to use, from the first.
  ///   - jobs: the maximum number of threads.
  ///   - name: the name of an image, which is given by its index from 0.
  public mutating func record(
    intensities: [UInt8], labels: ArraySlice<UInt8>, by recognizer: Recognizer, jobs: Int,
    name: (Int) -> String
  ) {
    let side = recognizer.format.side
    let (area, full) = (side * side, Float(recognizer.format.fullIntensity))
    let labels = Array(labels)
    recognizer.classify(rows: intensities.prefix(labels.count * area), jobs: jobs) { row, prediction in
      let pixels = intensities[row * area..<(row + 1) * area].lazy.map { Float($0) / full }
      record(
        prediction, label: Int(labels[row]), image: name(row),
        ink: Plane(width: side, height: side, values: Array(pixels)))
    }
  }
}
