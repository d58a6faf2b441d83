import CPlaneOperations

extension Plane {
  /// The distance, in pixels, of each pixel from the nearest pixel above `level`; infinite if there is none within `reach`
  /// rows and columns.
  ///
  /// The distance is exact and Euclidean: its square is the minimum of squares over the rows, and then over the columns. The time
  /// grows with the reach.
  package func distance(toAbove level: Float, upTo reach: Int) -> Plane {
    let far: Float = 1e12
    return map { $0 > level ? 0 : far }.squaredDistanceAlongColumns(upTo: reach).transposed()
      .squaredDistanceAlongColumns(upTo: reach).transposed()
      .map { $0 >= far / 2 ? .infinity : $0.squareRoot() }
  }

  /// For each pixel, the minimum over its column of the squared distance plus the value there.
  private func squaredDistanceAlongColumns(upTo reach: Int) -> Plane {
    var result = self
    result.withMutableRows { target in
      withRows { source in
        for y in 0..<height {
          for nearby in max(0, y - reach)...min(height - 1, y + reach) where nearby != y {
            row_minimize_sum(target[y], source[nearby], Float((nearby - y) * (nearby - y)), width)
          }
        }
      }
    }
    return result
  }
}
