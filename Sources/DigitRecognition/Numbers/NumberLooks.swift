import DigitImage
import DigitModel
import SystemSupport

/// A number as it was read in several views, whose probabilities are averaged.
struct NumberLooks: Sendable {
  /// The reading in one view.
  struct Look: Sendable {
    let view: NumberView
    /// nil if no ink in this view could be a number.
    let reading: NumberReading?
  }

  /// The first is the image as it is.
  let looks: [Look]
  /// The numbers by their mean probability, the best first.
  private let mean: [MeanPath]

  /// A single look.
  init(_ reading: NumberReading) {
    self.init([Look(view: .unchanged, reading: reading)], confidence: .identity)
  }

  /// Looks in all views.
  ///
  /// - Parameters:
  ///   - confidence: in the most probable number, by its mean probability.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  ///   - read: reads the number in a view.
  init(confidence: ConfidenceCurve, jobs: Int, read: @Sendable (NumberView) -> NumberReading?) {
    var looks = NumberView.all.map { Look(view: $0, reading: nil) }
    looks.withUnsafeMutableBufferPointer { looks in
      nonisolated(unsafe) let looks = looks
      forEachInParallel(count: looks.count, jobs: jobs) { index in
        looks[index] = Look(view: looks[index].view, reading: read(looks[index].view))
      }
    }
    self.init(looks, confidence: confidence)
  }

  private init(_ looks: [Look], confidence: ConfidenceCurve) {
    self.looks = looks
    mean = meanPaths(looks.map { $0.reading?.paths ?? [] }, confidence)
  }

  /// The first look in which the most probable number is the best, or one of the best; nil without a number.
  var shown: Look? {
    guard let best = mean.first else { return nil }
    return looks.first { $0.reading?.paths.first?.symbols == best.path.symbols } ?? looks[best.look]
  }

  /// The most probable number with its alternatives; nil if the restriction allows none.
  ///
  /// - Parameter place: turns a box in pixels of a segmented number's ink into one in pixels of the upright image.
  func prediction(place: (PixelBox, SegmentedNumber) -> PixelBox = { box, _ in box }) -> NumberPrediction? {
    guard let best = mean.first, let shown, let reading = shown.reading,
      let path = reading.paths.first(where: { $0.symbols == best.path.symbols })
    else { return nil }
    return NumberPrediction(
      digits: reading.digits(of: path) { box in
        let ink = reading.number.ink
        return place(shown.view.restored(box, width: ink.width, height: ink.height), reading.number)
      },
      candidates: mean.prefix(NumberReading.readings).compactMap { number in
        looks[number.look].reading?.candidate(number.path)
      })
  }
}

/// A number that was read in some of the views.
struct MeanPath {
  /// Its path in the first of them, with the probability over all views.
  var path: NumberPath
  /// The index of the first of them.
  let look: Int
}

/// The numbers by their mean probability over all views, the best first. In a view in which a number was not read its probability is 0.
///
/// The most probable numbers of the views differ; the right one is often among all of them.
///
/// - Parameter confidence: in the best number. If it exceeds the mean probability, the others have less in the same proportion.
func meanPaths(_ views: [[NumberPath]], _ confidence: ConfidenceCurve) -> [MeanPath] {
  var found: [MeanPath] = []
  for (look, paths) in views.enumerated() {
    for path in paths {
      let share = path.probability / Float(views.count)
      if let known = found.firstIndex(where: { $0.path.symbols == path.symbols }) {
        found[known].path.probability += share
      } else {
        found.append(MeanPath(path: path, look: look))
        found[found.count - 1].path.probability = share
      }
    }
  }
  var sorted = found.enumerated()
    .sorted { ($1.element.path.probability, $0.offset) < ($0.element.path.probability, $1.offset) }
    .map(\.element)
  guard let mean = sorted.first?.path.probability else { return [] }
  let best = min(confidence(mean), NumberLattice.highestProbability)
  sorted[0].path.probability = best
  for index in sorted.indices.dropFirst() {
    sorted[index].path.probability = min(
      best, sorted[index].path.probability * min(1, (1 - best) / (1 - mean)))
  }
  return sorted
}

/// The features of a number's image in all views, as far as the search for the most probable number classifies its candidates.
package struct SearchedNumber: Sendable {
  /// nil where no ink could be a number.
  let views: [NumberFeatures?]

  package init(views: [NumberFeatures?]) { self.views = views }

  /// What is read with some weights, and its confidence, 0…1; nil if there is no number.
  package func answer(
    allowsMarks: Bool, _ weights: NumberWeights
  ) -> (symbols: [NumberSymbol], confidence: Float)? {
    let grammar = NumberGrammar(NumberRestriction(allowsMarks: allowsMarks))
    func paths(_ features: NumberFeatures?) -> [NumberPath] {
      features?.lattice(weights).mostProbable(NumberReading.readings, grammar) ?? []
    }
    return meanPaths(views.map(paths), weights.confidence).first.map {
      ($0.path.symbols, $0.path.probability)
    }
  }
}
