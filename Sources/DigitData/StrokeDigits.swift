/// Digits as a pen wrote them, each a list of strokes, with their labels.
public struct StrokeDigits: Sendable, Equatable {
  /// The digits written, 0…9; count.
  public private(set) var labels: [UInt8] = []
  /// A fingerprint of the file that holds them: the CRC-32 of its bytes, decompressed, as eight hexadecimal digits.
  public let digest: String
  /// The points of all strokes of all digits, one after another.
  private var points: [SIMD2<Float>] = []
  /// The number of points up to the end of each stroke.
  private var strokeEnds: [Int] = []
  /// The number of strokes up to the end of each digit.
  private var digitEnds: [Int] = []

  /// No digits.
  public init(digest: String) { self.digest = digest }

  /// The number of digits.
  public var count: Int { labels.count }

  /// The strokes of a digit, in the order of writing: the points that a straight line joins, x to the right and y
  /// down, 0…1. A stroke of one point is a dot.
  public func strokes(of digit: Int) -> [[SIMD2<Float>]] {
    ((digit > 0 ? digitEnds[digit - 1] : 0)..<digitEnds[digit]).map { stroke in
      Array(points[(stroke > 0 ? strokeEnds[stroke - 1] : 0)..<strokeEnds[stroke]])
    }
  }

  /// Appends a point to the stroke that is being written.
  mutating func append(_ point: SIMD2<Float>) { points.append(point) }

  /// Ends the stroke that is being written.
  mutating func endStroke() { strokeEnds.append(points.count) }

  /// Ends the digit that is being written, after its last stroke.
  mutating func endDigit(label: UInt8) {
    digitEnds.append(strokeEnds.count)
    labels.append(label)
  }
}
