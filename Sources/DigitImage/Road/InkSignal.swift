/// The picture as colour planes at the size that the road works at.
struct ColourPlanes {
  /// One plane for a grey picture, otherwise red, green, blue; 0…1, 1 = white.
  var channels: [Plane]

  var width: Int { channels[0].width }
  var height: Int { channels[0].height }

  /// Shrinks a bitmap by area averaging so that its long side is at most `workingSide`.
  init(_ bitmap: Bitmap, workingSide: Int) {
    let scale = min(1, Double(workingSide) / Double(max(bitmap.width, bitmap.height)))
    let width = max(1, Int((Double(bitmap.width) * scale).rounded()))
    let height = max(1, Int((Double(bitmap.height) * scale).rounded()))
    channels = (0..<bitmap.channels).map { bitmap.channel($0).resized(width: width, height: height) }
  }

  /// Black for white, as a negative: light ink on a dark ground becomes dark ink on a light one.
  mutating func invert() {
    channels = channels.map { $0.map { 1 - $0 } }
  }

  /// Lightness, 0…1, by Rec. 601 weights, as JPEG's own grey.
  var grey: Plane {
    guard channels.count == 3 else { return channels[0] }
    var result = channels[0]
    for index in result.values.indices {
      result.values[index] =
        0.299 * channels[0].values[index] + 0.587 * channels[1].values[index] + 0.114
        * channels[2].values[index]
    }
    return result
  }
}

extension Bitmap {
  /// One channel, 0…1.
  func channel(_ channel: Int) -> Plane {
    let count = width * height
    let values = [Float](unsafeUninitializedCapacity: count) { target, filled in
      pixels.withUnsafeBufferPointer { source in
        for index in 0..<count {
          target.initializeElement(at: index, to: Float(source[index * channels + channel]) * (1 / 255))
        }
      }
      filled = count
    }
    return Plane(width: width, height: height, values: values)
  }
}

/// The ground that the ink lies on: what the picture would be without strokes.
enum Ground {
  /// Long side of the picture at which the ground is estimated; light changes slowly.
  static let side = 96

  /// The ground's lightness, same size as `plane`.
  ///
  /// A greyscale closing fills whatever is dark and narrower than a third of the picture, so strokes vanish
  /// while shadows, vignettes and page edges, which are wider, stay.
  static func estimate(_ plane: Plane) -> Plane {
    let scale = min(1, Double(side) / Double(plane.longSide))
    let small = plane.resized(
      width: max(1, Int(Double(plane.width) * scale)), height: max(1, Int(Double(plane.height) * scale)))
    let radius = max(1, small.shortSide / 6)
    let ground = small.binomialSmoothed().closed(radius: radius).boxBlurred(radius: max(1, radius / 3))
    return ground.resized(width: plane.width, height: plane.height)
  }
}

/// How much ink lies at each pixel.
enum InkSignal {
  /// The share of the ground's light that is missing, 0 = bare ground, 1 = black; along the ink's own
  /// colour, so that a pale but coloured stroke stands out as much as a grey one.
  ///
  /// - Parameter picture: dark ink on a light ground.
  static func measure(_ picture: ColourPlanes) -> Plane {
    let missing = picture.channels.map { channel -> Plane in
      let ground = Ground.estimate(channel)
      var result = channel
      result.values.withUnsafeMutableBufferPointer { values in
        ground.values.withUnsafeBufferPointer { ground in
          for index in values.indices { values[index] = 1 - values[index] / max(ground[index], 0.02) }
        }
      }
      return result
    }
    guard missing.count == 3 else { return missing[0] }
    return projected(missing)
  }

  /// The three channels weighed by how much each loses in the strongest pixels.
  private static func projected(_ missing: [Plane]) -> Plane {
    var strongest = missing[0]
    for index in strongest.values.indices {
      strongest.values[index] = max(
        missing[0].values[index], missing[1].values[index], missing[2].values[index])
    }
    let level = strongest.value(exceededBy: max(20, strongest.values.count / 100))
    var weights: [Float] = [0, 0, 0]
    for index in strongest.values.indices where strongest.values[index] >= level {
      for channel in 0..<3 { weights[channel] += max(0, missing[channel].values[index]) }
    }
    let total = max(weights.reduce(0, +), .leastNormalMagnitude)
    var result = strongest
    for index in result.values.indices {
      result.values[index] =
        (weights[0] * missing[0].values[index] + weights[1] * missing[1].values[index]
          + weights[2] * missing[2].values[index]) / total
    }
    return result
  }
}
