/// The size whose long side is at most `side`, aspect ratio kept.
func sizeShrunk(width: Int, height: Int, toLongSide side: Int) -> (width: Int, height: Int) {
  let scale = min(1, Double(side) / Double(max(width, height)))
  return (max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
}

/// How much each source pixel gives to each target pixel, along one axis, by area averaging.
struct AreaWeights {
  /// For each target pixel where its taps begin, and at last where they end.
  private var starts: [Int32] = [0]
  private var allTaps: [Tap] = []

  struct Tap {
    let pixel: Int32
    /// The taps' weights of one target pixel sum to 1.
    let weight: Float
  }

  /// - Precondition: `source >= target`
  init(source: Int, target: Int) {
    let scale = Double(source) / Double(target)
    for index in 0..<target {
      let begin = Double(index) * scale
      let end = min(Double(index + 1) * scale, Double(source))
      let first = Int(begin)
      let last = min(source - 1, max(first, Int(end.rounded(.up)) - 1))
      for pixel in first...last {
        let share = min(end, Double(pixel + 1)) - max(begin, Double(pixel))
        allTaps.append(Tap(pixel: Int32(pixel), weight: Float(share / scale)))
      }
      starts.append(Int32(allTaps.count))
    }
  }

  /// The source pixels under one target pixel.
  func taps(of target: Int) -> ArraySlice<Tap> { allTaps[Int(starts[target])..<Int(starts[target + 1])] }

  /// Averages one line of pixels of one or three values each into a line of as many planes.
  ///
  /// - Parameters:
  ///   - target: where the line begins in the first plane.
  ///   - planeSize: how much further on it begins in the next.
  func average(
    _ line: UnsafeBufferPointer<Float>, channels: Int = 1, into target: UnsafeMutableBufferPointer<Float>,
    planeSize: Int = 0
  ) {
    if channels == 1 {
      forEachTap { x, taps in
        var sum: Float = 0
        for tap in taps { sum += tap.weight * line[Int(tap.pixel)] }
        target[x] = sum
      }
    } else {
      forEachTap { x, taps in
        var sums: (Float, Float, Float) = (0, 0, 0)
        for tap in taps {
          let pixel = 3 * Int(tap.pixel)
          sums.0 += tap.weight * line[pixel]
          sums.1 += tap.weight * line[pixel + 1]
          sums.2 += tap.weight * line[pixel + 2]
        }
        target[x] = sums.0
        target[planeSize + x] = sums.1
        target[2 * planeSize + x] = sums.2
      }
    }
  }

  @inline(__always)
  private func forEachTap(_ body: (_ target: Int, _ taps: UnsafeBufferPointer<Tap>) -> Void) {
    allTaps.withUnsafeBufferPointer { taps in
      starts.withUnsafeBufferPointer { starts in
        for x in 0..<starts.count - 1 {
          body(x, UnsafeBufferPointer(rebasing: taps[Int(starts[x])..<Int(starts[x + 1])]))
        }
      }
    }
  }
}

/// The two source pixels between which a target pixel's center lies, along one axis.
struct BilinearTap {
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

extension Plane {
  /// The picture at another size: area averaging where it shrinks, bilinear where it grows.
  public func resized(width newWidth: Int, height newHeight: Int) -> Plane {
    if newWidth == width && newHeight == height { return self }
    if newWidth <= width && newHeight <= height { return areaAveraged(width: newWidth, height: newHeight) }
    return stretched(toWidth: newWidth).transposed().stretched(toWidth: newHeight).transposed()
  }

  /// The picture with its long side at most `side`, by area averaging.
  func shrunk(toLongSide side: Int) -> Plane {
    let size = sizeShrunk(width: width, height: height, toLongSide: side)
    return resized(width: size.width, height: size.height)
  }

  private func areaAveraged(width newWidth: Int, height newHeight: Int) -> Plane {
    let columns = AreaWeights(source: width, target: newWidth)
    let rows = AreaWeights(source: height, target: newHeight)
    var result = Plane(width: newWidth, height: newHeight)
    var line = [Float](repeating: 0, count: width)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        line.withUnsafeMutableBufferPointer { line in
          for y in 0..<newHeight {
            for x in 0..<width { line[x] = 0 }
            for tap in rows.taps(of: y) {
              let start = Int(tap.pixel) * width
              for x in 0..<width { line[x] += tap.weight * source[start + x] }
            }
            columns.average(
              UnsafeBufferPointer(line),
              into: UnsafeMutableBufferPointer(rebasing: target[y * newWidth..<(y + 1) * newWidth]))
          }
        }
      }
    }
    return result
  }

  /// Every row brought to another width, linearly between pixel centers.
  func stretched(toWidth newWidth: Int) -> Plane {
    let taps = BilinearTap.table(source: width, target: newWidth)
    var result = Plane(width: newWidth, height: height)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        taps.withUnsafeBufferPointer { taps in
          for y in 0..<height {
            let row = y * width
            for x in 0..<newWidth {
              let tap = taps[x]
              let left = source[row + tap.first]
              target[y * newWidth + x] = left + (source[row + tap.second] - left) * tap.weight
            }
          }
        }
      }
    }
    return result
  }
}
