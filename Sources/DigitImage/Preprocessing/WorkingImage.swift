/// An image as color planes, at the size that the preprocessing works at.
public struct WorkingImage: Sendable, Equatable {
  /// One plane for a gray image, otherwise red, green, blue; 0…1, 1 = white.
  public internal(set) var channels: [Plane]

  public var width: Int { channels[0].width }
  public var height: Int { channels[0].height }

  /// Shrinks a bitmap by area averaging until its long side is at most `longSide` pixels.
  init(_ bitmap: Bitmap, longSide: Int) {
    if max(bitmap.width, bitmap.height) <= longSide {
      channels = (0..<bitmap.format.channels).map(bitmap.plane)
    } else {
      channels = bitmap.shrunk(toLongSide: longSide)
    }
  }

  /// The same image with its long side at most `side` pixels.
  func shrunk(toLongSide side: Int) -> WorkingImage {
    var result = self
    result.channels = channels.map { $0.shrunk(toLongSide: side) }
    return result
  }

  /// The image with a margin of one color around it.
  ///
  /// - Parameter color: one value for each channel, 0…1.
  func padded(by margin: Int, color: [Float]) -> WorkingImage {
    var result = self
    let whole = PixelBox(left: 0, top: 0, right: width, bottom: height)
    result.channels = zip(channels, color).map { channel, value in
      channel.map { $0 - value }.cropped(to: whole, margin: margin).map { $0 + value }
    }
    return result
  }

  /// The negative: light ink on a dark background becomes dark ink on a light one.
  func inverted() -> WorkingImage {
    var result = self
    result.channels = channels.map { $0.map { 1 - $0 } }
    return result
  }

  /// The lightness, 0…1, by the weights of Rec. 601, as in JPEG.
  var gray: Plane {
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
  /// The image with 8 bits per channel.
  public init(_ image: WorkingImage) {
    let channels = image.channels.count
    var pixels = [UInt8](repeating: 0, count: image.width * image.height * channels)
    for (offset, plane) in image.channels.enumerated() {
      for (index, value) in plane.values.enumerated() {
        pixels[index * channels + offset] = UInt8(max(0, min(1, value)) * 255 + 0.5)
      }
    }
    self.init(
      width: image.width, height: image.height, format: channels == 1 ? .gray : .rgb, pixels: pixels)
  }
}

extension Bitmap {
  /// One channel, 0…1.
  fileprivate func plane(_ channel: Int) -> Plane {
    let (count, channels) = (width * height, format.channels)
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
    let size = sizeShrunk(width: width, height: height, toLongSide: side)
    let columns = AreaWeights(source: width, target: size.width)
    let rows = AreaWeights(source: height, target: size.height)
    let (count, channels) = (size.width * size.height, format.channels)
    // One plane after the other.
    var values = [Float](repeating: 0, count: count * channels)
    var line = [Float](repeating: 0, count: width * channels)
    values.withUnsafeMutableBufferPointer { values in
      for y in 0..<size.height {
        average(rows.taps(of: y), into: &line)
        let target = UnsafeMutableBufferPointer(rebasing: values[(y * size.width)...])
        line.withUnsafeBufferPointer {
          columns.average($0, channels: channels, into: target, planeSize: count)
        }
      }
    }
    return (0..<channels).map { channel in
      Plane(
        width: size.width, height: size.height,
        values: Array(values[channel * count..<(channel + 1) * count]))
    }
  }

  /// The weighted sum of some rows, 0…1.
  private func average(_ rows: ArraySlice<AreaWeights.Tap>, into line: inout [Float]) {
    line.withUnsafeMutableBufferPointer { line in
      pixels.withUnsafeBufferPointer { source in
        for x in line.indices { line[x] = 0 }
        for tap in rows {
          let row = UnsafeBufferPointer(
            rebasing: source[Int(tap.pixel) * line.count..<(Int(tap.pixel) + 1) * line.count])
          let weight = tap.weight * (1 / 255)
          for x in line.indices { line[x] += weight * Float(row[x]) }
        }
      }
    }
  }
}
