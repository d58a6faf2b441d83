import CMatrixProduct
import Testing

@testable import NeuralNetwork

/// The instruction sets of this processor.
private let instructionSets = (0...instructionSet.rawValue).compactMap(instruction_set.init(rawValue:))

@Suite struct MatrixProductTests {
  /// Sizes around the edges of tiles and panels, primes, and 1.
  static let sizes = [
    (1, 1, 1), (1, 10, 784), (2, 16, 3), (3, 17, 9), (5, 31, 1), (6, 32, 7), (7, 33, 64), (13, 15, 16),
    (14, 32, 31), (4, 8, 5), (9, 24, 17), (30, 40, 8), (5, 56, 33),
    (15, 48, 2), (16, 49, 5), (28, 64, 11), (29, 10, 13), (43, 97, 53), (64, 128, 10),
  ]

  @Test("Each instruction set computes the product of the definition", arguments: instructionSets, sizes)
  func isTheProduct(set: instruction_set, size: (Int, Int, Int)) {
    let probe = ProductProbe(rows: size.0, columns: size.1, depth: size.2)
    for variant in ProductProbe.Variant.allCases {
      let found = probe.product(variant, set)
      let expected = probe.definition(variant)
      for (index, (found, expected)) in zip(found, expected).enumerated() {
        #expect(abs(Double(found) - expected) < 1e-5 * Double(size.2 + 1), "\(variant), element \(index)")
      }
    }
  }

  @Test("Rows that share a set of the cache are multiplied like others", arguments: instructionSets)
  func collidingRows(set: instruction_set) {
    let probe = ProductProbe(rows: 17, columns: 515, depth: 1024)
    for variant in [ProductProbe.Variant.biased, .accumulated, .rectified, .paneled] {
      let expected = probe.definition(variant)
      for (index, (found, expected)) in zip(probe.product(variant, set), expected).enumerated() {
        #expect(abs(Double(found) - expected) < 1e-4, "\(variant), element \(index)")
      }
    }
    #expect(probe.product(.biased, set) == probe.product(.biased, set, skipZeros: true))
  }

  @Test(
    "Groups of rows with gaps between them are multiplied like consecutive rows", arguments: instructionSets,
    sizes + [(49, 40, 27), (98, 16, 9), (48, 19, 4)])
  func groups(set: instruction_set, size: (Int, Int, Int)) {
    let probe = ProductProbe(rows: size.0, columns: size.1, depth: size.2)
    for group in 1...size.0 where size.0 % group == 0 {
      for variant in ProductProbe.Variant.allCases where variant != .leftTransposed {
        #expect(
          probe.product(variant, set, group: group) == probe.product(variant, set),
          "\(variant), groups of \(group)")
      }
    }
  }

  @Test("Instruction sets with fused multiply-add give the same bytes", arguments: sizes)
  func sameBytes(size: (Int, Int, Int)) {
    let probe = ProductProbe(rows: size.0, columns: size.1, depth: size.2)
    let fused = instructionSets.filter { $0 != .INSTRUCTION_SET_PORTABLE }
    let products = fused.map { probe.product(.accumulated, $0) }
    #expect(products.dropFirst().allSatisfy { $0 == products[0] })
  }

  @Test(
    "Skipping zeros gives the same bytes, whether few or many are zero", arguments: instructionSets,
    sizes + [(1, 64, 64), (65, 128, 63), (64, 192, 129), (130, 200, 70)])
  func skipsZeros(set: instruction_set, size: (Int, Int, Int)) {
    for density in [0, 0.2, 0.6] as [Float] {
      let probe = ProductProbe(rows: size.0, columns: size.1, depth: size.2, density: density)
      for variant in ProductProbe.Variant.allCases {
        let (whole, sparse) = (probe.product(variant, set), probe.product(variant, set, skipZeros: true))
        #expect(whole == sparse, "\(variant), \(density) of the left factor")
      }
    }
  }
}

/// Random factors of one size, and their product in the variants that layers use.
private struct ProductProbe {
  enum Variant: CaseIterable { case plain, leftTransposed, biased, accumulated, rectified, paneled }

  let rows: Int
  let columns: Int
  let depth: Int
  private let a: [Float]
  private let b: [Float]
  private let bias: [Float]
  private let c: [Float]

  /// - Parameter density: The fraction of the left factor that is not zero.
  init(rows: Int, columns: Int, depth: Int, density: Float = 1) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    var generator = SeededGenerator(seed: 1)
    a = (0..<rows * depth).map { _ in
      let value = generator.nextUniform(in: -1...1)
      return generator.nextUniform(in: 0...1) < density ? value : 0
    }
    b = (0..<depth * columns).map { _ in generator.nextUniform(in: -1...1) }
    bias = (0..<wholePanels(columns)).map { _ in generator.nextUniform(in: -1...1) }
    c = (0..<rows * columns).map { _ in generator.nextUniform(in: -1...1) }
  }

  /// The product in double precision. The transposed left factor is the same array, read as depth × rows.
  func definition(_ variant: Variant) -> [Double] {
    (0..<rows * columns).map { index in
      let (row, column) = (index / columns, index % columns)
      var sum = 0.0
      if variant == .biased { sum = Double(bias[column]) }
      if variant == .accumulated { sum = Double(c[index]) }
      for k in 0..<depth {
        let left = variant == .leftTransposed ? a[k * rows + row] : a[row * depth + k]
        sum += Double(left) * Double(b[k * columns + column])
      }
      return variant == .rectified ? max(0, sum) : sum
    }
  }

  /// The left factor, with values that must not be read after each group of rows.
  private func withGaps(_ gap: Int, after group: Int) -> [Float] {
    var spaced: [Float] = []
    for first in stride(from: 0, to: rows, by: group) {
      spaced += a[first * depth..<(first + group) * depth]
      spaced += [Float](repeating: .nan, count: gap)
    }
    return spaced
  }

  /// - Parameter group: the number of rows after which the left factor has a gap; 0: none.
  func product(
    _ variant: Variant, _ set: instruction_set, skipZeros: Bool = false, group: Int = 0
  ) -> [Float] {
    let gap = 5
    let a = group == 0 ? a : withGaps(gap, after: group)
    let packed = AlignedFloats(count: depth * wholePanels(columns))
    matrix_pack(b, columns, 1, depth, columns, packed.base)
    let paneled = variant == .paneled
    // Guard values around the memory that may be written.
    let guardCount = 40
    let count = paneled ? rows * wholePanels(columns) : rows * columns
    var result = [Float](repeating: 77, count: count + 2 * guardCount)
    if variant == .accumulated { result.replaceSubrange(guardCount..<guardCount + count, with: c) }
    result.withUnsafeMutableBufferPointer { result in
      a.withUnsafeBufferPointer { a in
        bias.withUnsafeBufferPointer { bias in
          var product = matrix_product()
          product.rows = rows
          product.columns = columns
          product.runs = 1
          product.steps = depth
          product.a = a.baseAddress
          product.a_row = variant == .leftTransposed ? 1 : depth
          product.a_group = group
          product.a_gap = gap
          product.a_step = variant == .leftTransposed ? rows : 1
          product.b = UnsafePointer(packed.base)
          product.b_panel = depth * panelColumns
          product.b_step = panelColumns
          product.c = result.baseAddress.map { $0 + guardCount }
          product.c_panel = paneled ? rows * panelColumns : panelColumns
          product.c_row = paneled ? panelColumns : columns
          product.bias = variant == .biased ? bias.baseAddress : nil
          product.accumulate = variant == .accumulated
          product.rectify = variant == .rectified
          product.skip_zeros = skipZeros
          matrix_product(&product, set)
        }
      }
    }
    #expect(
      result.prefix(guardCount).allSatisfy { $0 == 77 } && result.suffix(guardCount).allSatisfy { $0 == 77 })
    let inner = Array(result.dropFirst(guardCount).prefix(count))
    guard paneled else { return inner }
    return (0..<rows * columns).map { index in
      let (row, column) = (index / columns, index % columns)
      return inner[(column / panelColumns * rows + row) * panelColumns + column % panelColumns]
    }
  }
}
