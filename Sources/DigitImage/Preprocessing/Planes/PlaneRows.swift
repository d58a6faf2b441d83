/// The rows of a plane, for loops over whole rows (`CPlaneOperations`).
struct PlaneRows {
  fileprivate let start: UnsafePointer<Float>
  let width: Int

  subscript(y: Int) -> UnsafePointer<Float> { start + y * width }
}

/// The rows of a plane that is being written.
struct MutablePlaneRows {
  fileprivate let start: UnsafeMutablePointer<Float>
  let width: Int

  subscript(y: Int) -> UnsafeMutablePointer<Float> { start + y * width }
}

extension Plane {
  /// A plane of which `write` writes every value. It is not called for an empty plane.
  init(width: Int, height: Int, write: (MutablePlaneRows) -> Void) {
    let values = [Float](unsafeUninitializedCapacity: width * height) { values, count in
      count = width * height
      guard let start = values.baseAddress, count > 0 else { return }
      write(MutablePlaneRows(start: start, width: width))
    }
    self.init(width: width, height: height, values: values)
  }

  /// Planes of one size that are written together.
  static func written(
    count: Int, width: Int, height: Int, write: ([MutablePlaneRows]) -> Void
  ) -> [Plane] {
    var planes: [Plane] = []
    func add(below outer: [MutablePlaneRows]) {
      guard outer.count < count else { return write(outer) }
      planes.append(Plane(width: width, height: height) { add(below: outer + [$0]) })
    }
    add(below: [])
    // The innermost was complete first.
    return planes.reversed()
  }

  /// Gives the rows for reading, unless there are none.
  func withRows(_ body: (PlaneRows) -> Void) {
    precondition(values.count == width * height)
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress, !values.isEmpty else { return }
      body(PlaneRows(start: start, width: width))
    }
  }

  /// Gives the rows for writing, unless there are none.
  mutating func withMutableRows(_ body: (MutablePlaneRows) -> Void) {
    precondition(values.count == width * height)
    values.withUnsafeMutableBufferPointer { [width] values in
      guard let start = values.baseAddress, !values.isEmpty else { return }
      body(MutablePlaneRows(start: start, width: width))
    }
  }

  /// The plane with each value transformed by one loop over all of them.
  @inline(__always)
  func mapped(
    _ loop: (_ target: UnsafeMutablePointer<Float>, _ source: UnsafePointer<Float>, _ count: Int) -> Void
  ) -> Plane {
    Plane(width: width, height: height) { target in
      withRows { source in loop(target[0], source[0], width * height) }
    }
  }
}
