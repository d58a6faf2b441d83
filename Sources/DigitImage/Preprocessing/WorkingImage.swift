import CPlaneOperations

/// An image as color planes, at the size that the preprocessing works at.
public struct WorkingImage: Sendable, Equatable {
  /// One plane for a gray image, otherwise red, green, blue; 0…1, 1 = white.
  public internal(set) var channels: [Plane]

  public var width: Int { channels[0].width }
  public var height: Int { channels[0].height }
  var longSide: Int { channels[0].longSide }

  /// Shrinks a bitmap by area averaging until its long side is at most `longSide` pixels. Where no pixel has a color, one channel is
  /// enough.
  init(_ bitmap: Bitmap, longSide: Int) {
    let bitmap = bitmap.withoutEqualChannels
    if max(bitmap.width, bitmap.height) <= longSide {
      channels = bitmap.planes
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
    result.channels = zip(channels, color).map { $0.padded(by: margin, filledWith: $1) }
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
    return Plane(width: width, height: height) { gray in
      channels[0].withRows { red in
        channels[1].withRows { green in
          channels[2].withRows { blue in
            row_weigh_channels(gray[0], red[0], green[0], blue[0], [0.299, 0.587, 0.114], width * height)
          }
        }
      }
    }
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
  /// The bitmap itself, or a gray one if red, green and blue are equal in each pixel.
  fileprivate var withoutEqualChannels: Bitmap {
    let count = width * height
    guard format == .rgb, pixels_are_gray(pixels, count) else { return self }
    let grays = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      pixels_take_first(pixels, count, target.baseAddress)
      filled = count
    }
    return Bitmap(width: width, height: height, format: .gray, pixels: grays)
  }

  /// All channels, 0…1.
  fileprivate var planes: [Plane] {
    (0..<format.channels).map { channel in
      Plane(width: width, height: height) { target in
        pixels.withUnsafeBufferPointer {
          row_from_bytes($0.baseAddress, format.channels, channel, width * height, target[0])
        }
      }
    }
  }

  /// All channels, 0…1, area averaged.
  fileprivate func shrunk(toLongSide side: Int) -> [Plane] {
    let size = sizeShrunk(width: width, height: height, toLongSide: side)
    let columns = AreaWeights(source: width, target: size.width)
    let rows = AreaWeights(source: height, target: size.height)
    return Plane.written(count: format.channels, width: size.width, height: size.height) { channels in
      var line = [Float](repeating: 0, count: width * channels.count + AreaWeights.lineMargin)
      for y in 0..<size.height {
        average(rows, of: y, into: &line)
        columns.average(line, into: channels.map { $0[y] })
      }
    }
  }

  /// The weighted sum of the rows that a row of the smaller image covers, 0…1.
  private func average(_ weights: AreaWeights, of target: Int, into line: inout [Float]) {
    let count = width * format.channels
    line.withUnsafeMutableBufferPointer { line in
      line.update(repeating: 0)
      pixels.withUnsafeBufferPointer { pixels in
        guard let start = pixels.baseAddress else { return }
        weights.forEachTap(of: target) { row_add_bytes(line.baseAddress, start + $0 * count, $1, count) }
      }
    }
  }
}
