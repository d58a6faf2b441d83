import NeuralNetwork

import SystemSupport

/// A turned, sheared, stretched and bent copy of a digit: for every pixel of the canvas, where in the digit to look.
struct Warp {
  /// How far digits are warped: standard deviations of normal distributions.
  struct Amounts: Sendable {
    /// Radians.
    var rotation: Float
    /// Slant: pixels to the side for each pixel down.
    var shear: Float
    /// Logarithm of width / height.
    var aspect: Float
    /// Displacement of the nodes that bend the digit, in pixels of 28×28.
    var elastic: Float
  }

  /// The columns of the inverse affine map, from canvas pixels to pixels of the digit.
  private let across: Point
  private let down: Point
  /// Displacements in pixels of the digit: the nodes of a uniform quadratic B-spline over the canvas; row-major.
  private let nodes: [Point]

  /// Cells of the spline along each side of the canvas.
  private static let cells = 4
  private static let nodesAcross = cells + 2
  /// The middles of a cell's pixels, as shares of its width.
  private static let firstPlaces = (SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) + 0.5) / 16

  init(_ amounts: Amounts, generator: inout SeededGenerator) {
    let turn = amounts.rotation * generator.nextNormal()
    let slant = amounts.shear * generator.nextNormal()
    let stretch = exp(amounts.aspect * generator.nextNormal() / 2)
    across = Point(cos(turn) / stretch, sin(turn) * stretch) / Canvas.scale
    down = Point(-sin(turn) / stretch, cos(turn) * stretch) / Canvas.scale + slant * across
    nodes = (0..<Warp.nodesAcross * Warp.nodesAcross).map { _ in
      amounts.elastic * generator.nextNormalPoint()
    }
  }

  /// Fills the canvas from a digit of 28×28 ink by bilinear interpolation; beyond the digit there is none.
  func resample(_ digit: UnsafeBufferPointer<Float>, to canvas: Canvas) {
    let padded = PaddedDigit(digit, memory: canvas.spare)
    let cellSide = Canvas.side / Warp.cells
    let middle = Float(Canvas.side) / 2
    nodes.withUnsafeBufferPointer { nodes in
      for y in 0..<Canvas.side {
        let cellRow = y / cellSide
        let v = (Float(y % cellSide) + 0.5) / Float(cellSide)
        let lineStart = (Float(y) + 0.5 - middle) * down - middle * across
        for cell in 0..<Warp.cells {
          // Within a cell of the spline, the place in the digit is a polynomial of the place u in the cell.
          let first = cellRow * Warp.nodesAcross + cell
          let bend = Quadratic(
            Warp.mixed(nodes, first, at: v), Warp.mixed(nodes, first + 1, at: v),
            Warp.mixed(nodes, first + 2, at: v))
          let constant = lineStart + Float(cell * cellSide) * across + bend.constant
          let linear = Float(cellSide) * across + bend.linear
          let row = UnsafeMutableRawPointer(canvas.ink + y * Canvas.side + cell * cellSide)
          for part in 0..<2 {
            let u = Warp.firstPlaces + Float(part) / 2
            let ink = padded.ink(
              x: constant.x + u * (linear.x + u * bend.square.x),
              y: constant.y + u * (linear.y + u * bend.square.y))
            row.storeBytes(
              of: ink, toByteOffset: part * MemoryLayout<SIMD8<Float>>.size, as: SIMD8<Float>.self)
          }
        }
      }
    }
  }

  /// The spline down a column of nodes, at the share `v` of a cell's height.
  private static func mixed(_ nodes: UnsafeBufferPointer<Point>, _ first: Int, at v: Float) -> Point {
    let curve = Quadratic(nodes[first], nodes[first + nodesAcross], nodes[first + 2 * nodesAcross])
    return curve.constant + v * (curve.linear + v * curve.square)
  }
}

/// A uniform quadratic B-spline between three nodes, as a polynomial of the place 0…1 in its cell.
private struct Quadratic {
  let constant: Point
  let linear: Point
  let square: Point

  init(_ before: Point, _ at: Point, _ after: Point) {
    constant = (before + at) / 2
    linear = at - before
    square = (before + after) / 2 - at
  }
}

/// A digit with a margin of nothing around it, so that looking at it needs no checks.
private struct PaddedDigit {
  private static let side = 32
  private static let margin = 2
  private let ink: UnsafeMutablePointer<Float>

  /// - Parameter memory: room for 32×32 values.
  init(_ digit: UnsafeBufferPointer<Float>, memory: UnsafeMutablePointer<Float>) {
    ink = memory
    ink.update(repeating: 0, count: PaddedDigit.side * PaddedDigit.side)
    for y in 0..<28 {
      let row = ink + (y + PaddedDigit.margin) * PaddedDigit.side + PaddedDigit.margin
      for x in 0..<28 { row[x] = digit[y * 28 + x] }
    }
  }

  /// Places along one axis, those beyond the margin moved back into it.
  @inline(__always)
  private static func inside(_ places: SIMD8<Float>) -> SIMD8<Float> {
    let last = SIMD8(repeating: Float(side) - 1.01)
    let positive = places.replacing(with: 0, where: places .< 0)
    return positive.replacing(with: last, where: positive .> last)
  }

  /// The ink at eight places, from the middle of the digit, in its pixels.
  @inline(__always)
  func ink(x: SIMD8<Float>, y: SIMD8<Float>) -> SIMD8<Float> {
    // A pixel's value is that of its middle, half a pixel from its corner.
    let origin = Float(PaddedDigit.side) / 2 - 0.5
    let column = PaddedDigit.inside(x + origin)
    let row = PaddedDigit.inside(y + origin)
    // Half less, rounded to the nearest: the pixel before a place, or either where the place is a pixel's middle.
    let (left, top) = (WholeNumbers(nearest: column - 0.5), WholeNumbers(nearest: row - 0.5))
    let (u, v) = (column - left.floats, row - top.floats)
    let corner = top.integers &* UInt32(PaddedDigit.side) &+ left.integers
    var (a, b, c, d) = (SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
    for i in 0..<8 {
      let upper = ink + Int(corner[i])
      (a[i], b[i]) = (upper[0], upper[1])
      (c[i], d[i]) = (upper[PaddedDigit.side], upper[PaddedDigit.side + 1])
    }
    let above = a + u * (b - a)
    let below = c + u * (d - c)
    return above + v * (below - above)
  }
}

/// Eight whole numbers from 0 up to 2²², rounded without a conversion of each: added to 1.5 · 2²³, a number
/// keeps no fraction, and its lowest bits are the integer.
private struct WholeNumbers {
  private static let shift: Float = 0x1.8p23
  private let shifted: SIMD8<Float>

  @inline(__always)
  init(nearest numbers: SIMD8<Float>) { shifted = numbers + WholeNumbers.shift }

  var floats: SIMD8<Float> { shifted - WholeNumbers.shift }
  var integers: SIMD8<UInt32> { unsafeBitCast(shifted, to: SIMD8<UInt32>.self) & 0x3F_FFFF }
}
