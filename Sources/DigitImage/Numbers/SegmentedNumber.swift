/// A number's ink, cut into pieces, and the candidates for digits that consecutive pieces form.
public struct SegmentedNumber: Sendable, Equatable {
  /// The ink of the whole image, 0…1, 1 = full ink.
  public let ink: Plane
  /// From left to right.
  public let pieces: [NumberPiece]
  /// The height of a usual digit of the number, in pixels.
  public let height: Int
  /// The width of the strokes, in pixels.
  public let strokeWidth: Float
  /// In the order of their first piece, then their last.
  public let candidates: [NumberCandidate]

  /// The most pieces that a candidate has.
  static let maximumPieces = 8
  /// More pieces than any number has; the remaining ones are ignored.
  static let pieceLimit = 96

  /// nil if no pieces could be a digit.
  init?(_ signal: Plane, threshold: InkThreshold, map: ComponentMap, line: WritingLine, format: InputFormat) {
    let (ink, strokeWidth) = signal.keeping(line.components, of: map).asInk(threshold)
    // Not lazily: that would cut each component several times.
    var pieces = Array(
      line.components.flatMap { label in
        NumberPiece.pieces(
          of: label, in: map, signal: signal, height: line.height, strokeWidth: strokeWidth)
      }.prefix(Self.pieceLimit))
    for index in pieces.indices {
      let mass = pieces[index].pixels.reduce(Float(0)) { $0 + signal.values[Int($1)] }
      pieces[index].strength = mass / Float(pieces[index].area) / threshold.ink
    }
    candidates = pieces.indices.flatMap { [pieces] first in
      (first..<min(first + Self.maximumPieces, pieces.count)).compactMap { last in
        NumberCandidate(first..<last + 1, of: pieces, ink: ink, height: line.height, format: format)
      }
    }
    guard !candidates.isEmpty else { return nil }
    height = line.height
    (self.strokeWidth, self.ink, self.pieces) = (strokeWidth, ink, pieces)
  }
}

extension Plane {
  /// The signal of some components, and 0 elsewhere.
  fileprivate func keeping(_ components: [Int], of map: ComponentMap) -> Plane {
    var isKept = [Bool](repeating: false, count: map.components.count)
    for index in components { isKept[index] = true }
    var result = self
    for (index, label) in map.labels.enumerated() where label < 0 || !isKept[Int(label)] {
      result.values[index] = 0
    }
    return result
  }
}
