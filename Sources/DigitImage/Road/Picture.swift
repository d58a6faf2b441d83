/// A picture as colour planes at the size that the road works at.
struct Picture {
  /// One plane for a grey picture, otherwise red, green, blue; 0…1, 1 = white.
  var channels: [Plane]

  var width: Int { channels[0].width }
  var height: Int { channels[0].height }

  /// Shrinks a bitmap by area averaging so that its long side is at most `workingSide`.
  init(_ bitmap: Bitmap, workingSide: Int) {
    if max(bitmap.width, bitmap.height) <= workingSide {
      channels = (0..<bitmap.channels).map(bitmap.channel)
    } else {
      channels = bitmap.shrunk(toLongSide: workingSide)
    }
  }

  /// The same picture with its long side at most `side`.
  func shrunk(toLongSide side: Int) -> Picture {
    var result = self
    result.channels = channels.map { $0.shrunk(toLongSide: side) }
    return result
  }

  /// Its negative: light ink on a dark ground becomes dark ink on a light one.
  func inverted() -> Picture {
    var result = self
    result.channels = channels.map { $0.map { 1 - $0 } }
    return result
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
  fileprivate func channel(_ channel: Int) -> Plane {
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

  /// All channels, 0…1, area averaged.
  fileprivate func shrunk(toLongSide side: Int) -> [Plane] {
    let (newWidth, newHeight) = sizeShrunk(width: width, height: height, toLongSide: side)
    let columns = AreaWeights(source: width, target: newWidth)
    let rows = AreaWeights(source: height, target: newHeight)
    var planes = (0..<channels).map { _ in Plane(width: newWidth, height: newHeight) }
    var line = [Float](repeating: 0, count: width * channels)
    pixels.withUnsafeBufferPointer { source in
      for y in 0..<newHeight {
        line.withUnsafeMutableBufferPointer { line in
          for x in 0..<line.count { line[x] = 0 }
          for tap in rows.taps(of: y) {
            let start = tap.pixel * width * channels
            let weight = tap.weight * (1 / 255)
            for x in 0..<line.count { line[x] += weight * Float(source[start + x]) }
          }
        }
        for channel in 0..<channels {
          planes[channel].values.withUnsafeMutableBufferPointer { target in
            let row = UnsafeMutableBufferPointer(rebasing: target[y * newWidth..<(y + 1) * newWidth])
            line.withUnsafeBufferPointer {
              columns.average($0, stride: channels, offset: channel, into: row)
            }
          }
        }
      }
    }
    return planes
  }
}
