import CPlaneOperations

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

  /// The pixels inside `box`, with a margin of one value around them.
  ///
  /// - Precondition: the box lies inside the plane.
  public func cropped(to box: PixelBox, margin: Int = 0, filledWith value: Float = 0) -> Plane {
    precondition(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height)
    var result = Plane(width: box.width + 2 * margin, height: box.height + 2 * margin, filledWith: value)
    result.withMutableRows { target in
      withRows { source in
        for y in 0..<box.height {
          (target[margin + y] + margin).update(from: source[box.top + y] + box.left, count: box.width)
        }
      }
    }
    return result
  }

  /// The plane with a margin of one value around it.
  func padded(by margin: Int, filledWith value: Float = 0) -> Plane {
    let whole = PixelBox(left: 0, top: 0, right: width, bottom: height)
    return cropped(to: whole, margin: margin, filledWith: value)
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
    Plane(width: height, height: width) { target in
      withRows { source in plane_transpose(source[0], width, height, target[0]) }
    }
  }

  /// The plane with each value transformed.
  @inline(__always)
  package func map(_ transform: (Float) -> Float) -> Plane {
    // A loop that the compiler vectorizes, unlike that of Array.map.
    mapped { target, source, count in for index in 0..<count { target[index] = transform(source[index]) } }
  }
}
