import CPlaneOperations

extension Plane {
  /// An ink signal without haze: folds, spots and the soft rims of shadows.
  ///
  /// An opening keeps only what is wider than a sixth of the plane. That is haze where it is faint compared with the
  /// ink. Where it is not faint, it may be a thick stroke, which stays.
  func removingHaze() -> Plane {
    let ink = Histogram(self, rowStep: 2).strongInk
    let small = shrunk(toLongSide: InkSignal.backgroundSide)
    let radius = max(2, small.shortSide / 12)
    let haze = small.opened(radius: radius).map { $0 < 0.25 * ink ? max($0, 0) : 0 }
      .boxBlurred(radius: max(1, radius / 2))
    return subtracting(rowsOf: haze.stretched(toWidth: width))
  }

  /// The plane less another one of the same width, whose rows are interpolated to this height.
  private func subtracting(rowsOf other: Plane) -> Plane {
    let rows = BilinearTap.table(source: other.height, target: height)
    return Plane(width: width, height: height) { target in
      withRows { source in
        other.withRows { other in
          for (y, row) in rows.enumerated() {
            row_subtract_interpolated(
              target[y], source[y], other[row.first], other[row.second], row.weight, width)
          }
        }
      }
    }
  }
}
