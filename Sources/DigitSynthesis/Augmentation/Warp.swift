import NeuralNetwork
import SystemSupport

/// A random affine and elastic deformation of a digit. It maps every canvas pixel to a position in the digit.
struct Warp {
  /// Standard deviations of the normal distributions from which a warp is sampled.
  struct Amounts: Sendable {
    /// In radians.
    var rotation: Float
    /// Horizontal shift per vertical pixel.
    var shear: Float
    /// Natural logarithm of width / height.
    var aspect: Float
    /// Displacement of each node of the elastic grid, in pixels of 28×28.
    var elastic: Float
  }

  /// The columns of the inverse affine map, from canvas pixels to pixels of the digit.
  private let xAxis: Vector2
  private let yAxis: Vector2
  /// Displacements in pixels of the digit at the nodes of a uniform quadratic B-spline over the canvas; row-major.
  private let nodes: [Vector2]

  /// The spline's cells along each side of the canvas.
  private static let cells = 4
  private static let nodesPerRow = cells + 2
  /// The centers of the first half of a cell's pixels, as fractions of the cell's width.
  private static let firstCenters = (SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) + 0.5) / 16

  init(_ amounts: Amounts, using generator: inout SeededGenerator) {
    let angle = amounts.rotation * generator.nextNormal()
    let slant = amounts.shear * generator.nextNormal()
    let stretch = exp(amounts.aspect * generator.nextNormal() / 2)
    xAxis = Vector2(cos(angle) / stretch, sin(angle) * stretch) / InkCanvas.scale
    yAxis = Vector2(-sin(angle) / stretch, cos(angle) * stretch) / InkCanvas.scale + slant * xAxis
    nodes = (0..<Warp.nodesPerRow * Warp.nodesPerRow).map { _ in
      amounts.elastic * generator.nextNormalVector()
    }
  }

  /// Fills the canvas with the deformed digit by bilinear interpolation.
  ///
  /// - Parameter digit: 28×28 ink, 0…1. There is no ink outside it.
  func resample(_ digit: UnsafeBufferPointer<Float>, to canvas: InkCanvas) {
    let padded = PaddedDigit(digit, memory: canvas.scratch)
    let cellSide = InkCanvas.side / Warp.cells
    let center = Float(InkCanvas.side) / 2
    nodes.withUnsafeBufferPointer { nodes in
      for y in 0..<InkCanvas.side {
        let cellRow = y / cellSide
        let v = (Float(y % cellSide) + 0.5) / Float(cellSide)
        let rowStart = (Float(y) + 0.5 - center) * yAxis - center * xAxis
        for cell in 0..<Warp.cells {
          // Along a row of a cell, the position in the digit is a quadratic polynomial of the fraction u of the
          // width.
          let first = cellRow * Warp.nodesPerRow + cell
          let bend = QuadraticSpline(
            Warp.value(nodes, first, at: v), Warp.value(nodes, first + 1, at: v),
            Warp.value(nodes, first + 2, at: v))
          let constant = rowStart + Float(cell * cellSide) * xAxis + bend.constant
          let linear = Float(cellSide) * xAxis + bend.linear
          let row = UnsafeMutableRawPointer(canvas.ink + y * InkCanvas.side + cell * cellSide)
          for half in 0..<2 {
            let u = Warp.firstCenters + Float(half) / 2
            let ink = padded.ink(
              x: constant.x + u * (linear.x + u * bend.quadratic.x),
              y: constant.y + u * (linear.y + u * bend.quadratic.y))
            row.storeBytes(
              of: ink, toByteOffset: half * MemoryLayout<SIMD8<Float>>.size, as: SIMD8<Float>.self)
          }
        }
      }
    }
  }

  /// The spline down a column of nodes, at the fraction `v` of a cell's height.
  private static func value(_ nodes: UnsafeBufferPointer<Vector2>, _ first: Int, at v: Float) -> Vector2 {
    let spline = QuadraticSpline(nodes[first], nodes[first + nodesPerRow], nodes[first + 2 * nodesPerRow])
    return spline.constant + v * (spline.linear + v * spline.quadratic)
  }
}

/// The coefficients of a uniform quadratic B-spline of three nodes: a polynomial of the position 0…1 in its cell.
private struct QuadraticSpline {
  let constant: Vector2
  let linear: Vector2
  let quadratic: Vector2

  init(_ before: Vector2, _ at: Vector2, _ after: Vector2) {
    constant = (before + at) / 2
    linear = at - before
    quadratic = (before + after) / 2 - at
  }
}
