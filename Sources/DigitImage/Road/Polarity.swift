/// Whether strokes are darker or lighter than what they lie on.
public enum Polarity: String, Sendable, CaseIterable {
  case darkInk
  case lightInk

  /// Decides from the picture: strokes are the few pixels that stand far out from their surroundings.
  ///
  /// Lightness less its local mean has a long tail on the side of the ink, so the sign of its third moment
  /// tells. Shadows, vignettes and page edges have as much on the one side as on the other.
  ///
  /// - Parameter grey: lightness, 0…1.
  init(of grey: Plane) {
    let scale = min(1, Double(Ground.side) / Double(grey.longSide))
    let small = grey.resized(
      width: max(1, Int(Double(grey.width) * scale)), height: max(1, Int(Double(grey.height) * scale)))
    let mean = small.boxBlurred(radius: max(1, small.longSide / 4))
    var thirdMoment: Float = 0
    for index in small.values.indices {
      let difference = small.values[index] - mean.values[index]
      thirdMoment += difference * difference * difference
    }
    self = thirdMoment <= 0 ? .darkInk : .lightInk
  }
}
