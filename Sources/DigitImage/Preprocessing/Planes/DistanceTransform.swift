extension Plane {
  /// The distance, in pixels, of each pixel from the nearest pixel above `level`; infinite if there is none.
  ///
  /// The distance is exact and Euclidean, computed by lower envelopes of parabolas (Felzenszwalb and Huttenlocher,
  /// "Distance Transforms of Sampled Functions", 2012).
  package func distance(toAbove level: Float) -> Plane {
    let far: Float = 1e12
    let seeds = map { $0 > level ? 0 : far }
    let columns = seeds.squaredDistanceAlongRows().transposed()
    return columns.squaredDistanceAlongRows().transposed().map { $0 >= far / 2 ? .infinity : $0.squareRoot() }
  }

  /// For each pixel, the minimum over its row of the squared distance plus the value there.
  private func squaredDistanceAlongRows() -> Plane {
    var result = self
    var vertices = [Int](repeating: 0, count: width)
    var bounds = [Float](repeating: 0, count: width + 1)
    for y in 0..<height {
      let row = y * width
      var last = 0
      vertices[0] = 0
      bounds[0] = -.infinity
      bounds[1] = .infinity
      for x in 1..<max(width, 1) {
        var crossing = self.crossing(of: x, with: vertices[last], row: row)
        while crossing <= bounds[last] {
          last -= 1
          crossing = self.crossing(of: x, with: vertices[last], row: row)
        }
        last += 1
        vertices[last] = x
        bounds[last] = crossing
        bounds[last + 1] = .infinity
      }
      var parabola = 0
      for x in 0..<width {
        while bounds[parabola + 1] < Float(x) { parabola += 1 }
        let offset = Float(x - vertices[parabola])
        result.values[row + x] = offset * offset + values[row + vertices[parabola]]
      }
    }
    return result
  }

  /// The column where the parabolas of two pixels of a row intersect.
  private func crossing(of x: Int, with vertex: Int, row: Int) -> Float {
    let rise = values[row + x] - values[row + vertex] + Float(x * x - vertex * vertex)
    return rise / Float(2 * (x - vertex))
  }
}
