import DigitImage

/// Example images selected while a model is measured: however many are recorded, only a few are kept.
public struct Gallery: Sendable {
  /// An image as the network saw it, with its label and prediction.
  public struct Entry: Sendable {
    public let name: String
    /// The true digit, 0…9.
    public let label: Int
    /// The predicted digit, 0…9.
    public let digit: Int
    /// 0…1.
    public let confidence: Float
    /// The network's input, 0…1, 1 = full ink.
    public let ink: Plane
    /// The number of images recorded before it.
    let index: Int
  }

  /// The maximum number of mistakes kept.
  static let mistakeLimit = 60
  /// The maximum number of correct predictions kept of each digit: half of them the most confident, half the least confident.
  static let correctPerDigit = 4

  private var confidentMistakes = Ranking(limit: mistakeLimit)
  private var mostConfident = [Ranking](repeating: Ranking(limit: correctPerDigit / 2), count: 10)
  private var leastConfident = [Ranking](repeating: Ranking(limit: correctPerDigit / 2), count: 10)
  private var count = 0
  /// The number of wrong predictions recorded.
  public private(set) var wrongCount = 0

  public init() {}

  /// Records one prediction.
  ///
  /// - Parameters:
  ///   - label: the true digit, 0…9.
  ///   - ink: the network's input, 0…1; evaluated only if the image is kept.
  mutating func record(
    _ prediction: Prediction, label: Int, name: @autoclosure () -> String, ink: @autoclosure () -> Plane
  ) {
    let (digit, confidence, index) = (prediction.digit, prediction.confidence, count)
    count += 1
    let entry = {
      Entry(
        name: name(), label: label, digit: digit, confidence: confidence, ink: ink(), index: index)
    }
    if digit != label {
      wrongCount += 1
      confidentMistakes.offer(rank: confidence, entry)
    } else {
      mostConfident[label].offer(rank: confidence, entry)
      leastConfident[label].offer(rank: -confidence, entry)
    }
  }

  /// The most confident mistakes, the most confident first.
  public var mistakes: [Entry] { confidentMistakes.entries }

  /// Correct predictions by digit, within each digit the most confident first.
  public var correct: [Entry] {
    (0..<10).flatMap { digit in
      let first = mostConfident[digit].entries
      return first
        + leastConfident[digit].entries.reversed().filter { entry in
          !first.contains { $0.index == entry.index }
        }
    }
  }
}

/// The entries of highest rank, in descending order; of equal rank, those that came first.
private struct Ranking: Sendable {
  let limit: Int
  private var ranks: [Float] = []
  private(set) var entries: [Gallery.Entry] = []

  init(limit: Int) { self.limit = limit }

  mutating func offer(rank: Float, _ entry: () -> Gallery.Entry) {
    let place = ranks.firstIndex { $0 < rank } ?? ranks.count
    guard place < limit else { return }
    ranks.insert(rank, at: place)
    entries.insert(entry(), at: place)
    if entries.count > limit {
      ranks.removeLast()
      entries.removeLast()
    }
  }
}
