/// How much each source pixel gives to one target pixel, along one axis, by area averaging.
private struct AreaWeights {
  let first: Int
  let weights: [Float]

  /// The weights of every target pixel when `source` pixels are averaged into `target` (source ≥ target).
  static func table(source: Int, target: Int) -> [AreaWeights] {
    let scale = Double(source) / Double(target)
    return (0..<target).map { index in
      let begin = Double(index) * scale
      let end = min(Double(index + 1) * scale, Double(source))
      let first = Int(begin)
      let last = min(source - 1, max(first, Int(end.rounded(.up)) - 1))
      let weights = (first...last).map { pixel in
        Float((min(end, Double(pixel + 1)) - max(begin, Double(pixel))) / scale)
      }
      return AreaWeights(first: first, weights: weights)
    }
  }
}

extension Plane {
  /// The picture at another size: area averaging where it shrinks, bilinear where it grows.
  func resized(width newWidth: Int, height newHeight: Int) -> Plane {
    if newWidth == width && newHeight == height { return self }
    if newWidth <= width && newHeight <= height { return areaAveraged(width: newWidth, height: newHeight) }
    return bilinear(width: newWidth, height: newHeight)
  }

  private func areaAveraged(width newWidth: Int, height newHeight: Int) -> Plane {
    let columns = AreaWeights.table(source: width, target: newWidth)
    let rows = AreaWeights.table(source: height, target: newHeight)
    var result = Plane(width: newWidth, height: newHeight)
    var line = [Float](repeating: 0, count: width)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        line.withUnsafeMutableBufferPointer { line in
          for (y, row) in rows.enumerated() {
            for x in 0..<width { line[x] = 0 }
            for (offset, weight) in row.weights.enumerated() {
              let start = (row.first + offset) * width
              for x in 0..<width { line[x] += weight * source[start + x] }
            }
            for (x, column) in columns.enumerated() {
              var sum: Float = 0
              for offset in 0..<column.weights.count {
                sum += column.weights[offset] * line[column.first + offset]
              }
              target[y * newWidth + x] = sum
            }
          }
        }
      }
    }
    return result
  }

  private func bilinear(width newWidth: Int, height newHeight: Int) -> Plane {
    var result = Plane(width: newWidth, height: newHeight)
    let columns = BilinearTap.table(source: width, target: newWidth)
    let rows = BilinearTap.table(source: height, target: newHeight)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        columns.withUnsafeBufferPointer { columns in
          for (y, row) in rows.enumerated() {
            let upper = row.first * width
            let lower = row.second * width
            for x in 0..<newWidth {
              let tap = columns[x]
              let above =
                source[upper + tap.first] * (1 - tap.weight) + source[upper + tap.second] * tap.weight
              let below =
                source[lower + tap.first] * (1 - tap.weight) + source[lower + tap.second] * tap.weight
              target[y * newWidth + x] = above * (1 - row.weight) + below * row.weight
            }
          }
        }
      }
    }
    return result
  }
}

/// The two source pixels between which a target pixel's centre lies, along one axis.
private struct BilinearTap {
  let first: Int
  let second: Int
  /// Share of `second`, 0…1.
  let weight: Float

  static func table(source: Int, target: Int) -> [BilinearTap] {
    (0..<target).map { index in
      let position = (Double(index) + 0.5) * Double(source) / Double(target) - 0.5
      let clamped = min(max(position, 0), Double(source - 1))
      let first = Int(clamped)
      return BilinearTap(
        first: first, second: min(first + 1, source - 1), weight: Float(clamped - Double(first)))
    }
  }
}
