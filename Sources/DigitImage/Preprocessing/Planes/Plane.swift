/// An image with one value per pixel: lightness, ink, distance…; row-major, height × width.
public struct Plane: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public var values: [Float]

  /// - Precondition: `values.count == width * height`.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }

  public init(width: Int, height: Int, filledWith value: Float = 0) {
    self.init(width: width, height: height, values: [Float](repeating: value, count: width * height))
  }

  public subscript(x: Int, y: Int) -> Float {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }

  var longSide: Int { max(width, height) }
  var shortSide: Int { min(width, height) }

  /// The pixels inside `box`, with a margin of zeros around them.
  public func cropped(to box: PixelBox, margin: Int = 0) -> Plane {
    var result = Plane(width: box.width + 2 * margin, height: box.height + 2 * margin)
    for y in 0..<box.height {
      let from = (box.top + y) * width + box.left
      let to = (margin + y) * result.width + margin
      for x in 0..<box.width { result.values[to + x] = values[from + x] }
    }
    return result
  }

  /// The values of the first and last row and of the first and last column.
  var sides: [[Float]] {
    [
      Array(values.prefix(width)), Array(values.suffix(width)), (0..<height).map { self[0, $0] },
      (0..<height).map { self[width - 1, $0] },
    ]
  }

  /// The values of the outermost pixels; those of the corners twice.
  var border: [Float] { sides.flatMap(\.self) }

  /// The plane with rows and columns exchanged.
  public func transposed() -> Plane {
    var result = Plane(width: height, height: width)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        // Square tiles, so that both sides stay in the cache.
        let tile = 16
        for top in stride(from: 0, to: height, by: tile) {
          for left in stride(from: 0, to: width, by: tile) {
            for x in left..<min(left + tile, width) {
              for y in top..<min(top + tile, height) { target[x * height + y] = source[y * width + x] }
            }
          }
        }
      }
    }
    return result
  }

  /// The plane with each value transformed.
  package func map(_ transform: (Float) -> Float) -> Plane {
    Plane(width: width, height: height, values: values.map(transform))
  }
}
