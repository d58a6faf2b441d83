import DigitImage

/// Pictures worth looking at, chosen while a model is measured: however many are recorded, few are kept.
public struct Gallery: Sendable {
  /// A picture as the network saw it, and what it was taken for.
  public struct Entry: Sendable {
    public let name: String
    /// The truth, 0…9.
    public let label: Int
    /// The answer, 0…9.
    public let digit: Int
    /// 0…1.
    public let confidence: Float
    /// 0…1, 1 = full ink.
    public let ink: Plane
    /// How many were recorded before it.
    let index: Int
  }

  static let mostMistakes = 60
  /// Of each digit: half of them the surest, half the least sure.
  static let rightPerDigit = 4

  private var surestMistakes = Ranking(limit: mostMistakes)
  private var surest = [Ranking](repeating: Ranking(limit: rightPerDigit / 2), count: 10)
  private var leastSure = [Ranking](repeating: Ranking(limit: rightPerDigit / 2), count: 10)
  private var count = 0
  public private(set) var wrongCount = 0

  public init() {}

  /// - Parameters:
  ///   - label: the truth, 0…9.
  ///   - ink: what the network saw, 0…1; asked for only where the picture is kept.
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
      surestMistakes.offer(rank: confidence, entry)
    } else {
      surest[label].offer(rank: confidence, entry)
      leastSure[label].offer(rank: -confidence, entry)
    }
  }

  /// The wrong answers, the most confident first.
  public var mistakes: [Entry] { surestMistakes.entries }

  /// Right answers by digit, of each digit the most confident first.
  public var right: [Entry] {
    (0..<10).flatMap { digit in
      let first = surest[digit].entries
      return first
        + leastSure[digit].entries.reversed().filter { entry in !first.contains { $0.index == entry.index } }
    }
  }
}

/// The entries of the highest rank, the highest first; of equals those that came first.
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
