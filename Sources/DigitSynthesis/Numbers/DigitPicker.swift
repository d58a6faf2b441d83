import DigitImage
import NeuralNetwork

/// Picks random digits from sample sources: what joined digits, partial digits and numbers are composed of.
struct DigitPicker: Sendable {
  private let sources: [any SampleSource]
  /// For each source and label 0…9, its samples.
  private let samples: [[[Int]]]

  /// - Parameter sources: labeled 28×28 digits, ink 0…1. Without a digit of some label, synthetic digits take its place.
  init(_ sources: [any SampleSource] = []) {
    self.sources = sources
    samples = sources.map { source in
      var byLabel = [[Int]](repeating: [], count: 10)
      for sample in 0..<source.count { byLabel[source.label(of: sample)].append(sample) }
      return byLabel
    }
  }

  /// A source whose digits look alike, for all digits of one number; nil is synthetic digits.
  func randomSource(using generator: inout SeededGenerator) -> Int? {
    sources.isEmpty ? nil : generator.nextElement(of: Array(sources.indices))
  }

  /// A random digit, cropped to its ink, 0…1.
  func digit(
    _ label: Int, from source: Int?, epoch: Int, using generator: inout SeededGenerator
  ) -> Plane {
    var image = Plane(width: DigitBox.side, height: DigitBox.side)
    if let source, !samples[source][label].isEmpty {
      let sample = generator.nextElement(of: samples[source][label])
      image.values.withUnsafeMutableBufferPointer { pixels in
        sources[source].fill(pixels, sample: sample, epoch: epoch)
      }
    } else {
      image = SyntheticDigits.image(of: label, using: &generator)
    }
    return DigitBox.boundingBox(of: image, above: 0.1).map { image.cropped(to: $0) } ?? image
  }
}
