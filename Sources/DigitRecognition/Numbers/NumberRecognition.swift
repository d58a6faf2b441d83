import DigitImage

/// How the number in an image was read.
public struct NumberRecognition: Sendable {
  /// The preprocessing of the image as it is, up to the number's candidates.
  public let stages: NumberStages
  /// What was read; nil if no ink could be a number, or the restriction allows no reading.
  public let prediction: NumberPrediction?
  private let readings: NumberLooks?
  /// The width of the upright image, in pixels.
  public let imageWidth: Int

  init(
    stages: NumberStages, looks: NumberLooks? = nil, imageWidth: Int = 0, prediction: NumberPrediction? = nil
  ) {
    (self.stages, self.readings, self.imageWidth, self.prediction) = (stages, looks, imageWidth, prediction)
  }

  /// What was read in each view; none without a number.
  public var looks: [Look] {
    (readings?.looks ?? []).map { look in
      Look(view: look.view, candidate: look.reading.flatMap { $0.paths.first.map($0.candidate) })
    }
  }

  /// The view that `shownStages`, `predictions` and `paths` are of: the first in which the number was read.
  public var shownView: NumberView { readings?.shown?.view ?? .unchanged }

  /// The preprocessing in the shown view.
  public var shownStages: NumberStages { stages.seen(in: shownView) }

  /// The reading in the shown view.
  private var reading: NumberReading? { (readings?.shown ?? readings?.looks.first)?.reading }

  /// What the network makes of each candidate in the shown view, nil for those that could not be part of the most probable number;
  /// none without a number.
  public var predictions: [Prediction?] { reading?.predictions ?? [] }

  /// What was read.
  ///
  /// - Throws: `RecognitionError.noDigitFound` if no ink could be a number, `.noSuchNumber` if the restriction allows no reading.
  public func requireNumber() throws(RecognitionError) -> NumberPrediction {
    if let prediction { return prediction }
    throw stages.number == nil ? .noDigitFound : .noSuchNumber
  }
}

extension NumberRecognition {
  /// What was read in one view.
  public struct Look: Sendable {
    public let view: NumberView
    /// nil if no number was found.
    public let candidate: NumberPrediction.Candidate?
  }

  /// A way through the lattice, the best of those that read the same number.
  public struct Path: Sendable {
    /// The number, and its probability, 0…1, in this view.
    public let candidate: NumberPrediction.Candidate
    /// From left to right; together they have all pieces.
    public let edges: [Edge]
    /// The sum of the edges' scores.
    public let score: Float
    /// log Σ exp(score) over all paths that read the same number.
    public let total: Float
  }

  /// Consecutive pieces in one reading of a path.
  public struct Edge: Sendable {
    /// The indices of the pieces.
    public let pieces: Range<Int>
    /// What they are read as; nil if they add nothing to the number.
    public let text: String?
    /// The index of the candidate that they form; nil if they are no digit.
    public let candidate: Int?
    /// The higher the better.
    public let score: Float
  }

  /// The best paths of the numbers that were found in the shown view, in descending order of their totals.
  public var paths: [Path] {
    guard let reading else { return [] }
    return reading.paths.map { path in
      Path(
        candidate: reading.candidate(path), edges: reading.edges(of: path), score: path.score,
        total: path.total)
    }
  }
}

extension NumberReading {
  /// The edges of a path; what it leaves out is on the edge with the best score.
  fileprivate func edges(of path: NumberPath) -> [NumberRecognition.Edge] {
    var edges: [NumberRecognition.Edge] = []
    var node = 0
    func skip(to end: Int) {
      while node < end {
        let skipped = lattice.edges[node].filter {
          $0.reading == .noise || restriction.allowsMarks && $0.reading != .digit
        }.max { $0.scores[0] < $1.scores[0] }
        guard let skipped else { return }
        edges.append(.init(pieces: node..<skipped.end, text: nil, candidate: nil, score: skipped.scores[0]))
        node = skipped.end
      }
    }
    let zeroScores = lattice.zeroScores(of: path.symbols, NumberGrammar(restriction))
    for ((symbol, source), zeroScore) in zip(zip(path.symbols, path.sources), zeroScores) {
      guard
        let edge = lattice.edges.lazy.joined().first(where: {
          $0.reading == symbol.reading && $0.source == source
        })
      else { continue }
      skip(to: edge.start)
      let candidate: Int? = if case .digit = symbol { source } else { nil }
      edges.append(
        .init(
          pieces: edge.start..<edge.end, text: text(symbol, source: source), candidate: candidate,
          score: edge.scores[symbol.digit ?? 0] + zeroScore))
      node = edge.end
    }
    skip(to: lattice.pieces)
    return edges
  }
}
