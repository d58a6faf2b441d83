import CMatrixProduct

/// Multiplies matrices, as layers do: packs the right one and multiplies. The caller times the whole process.
///
///     Benchmark ROWS COLUMNS DEPTH REPETITIONS
@main
struct Benchmark {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 4 else { return print("usage: Benchmark ROWS COLUMNS DEPTH REPETITIONS") }
    multiply(rows: numbers[0], columns: numbers[1], depth: numbers[2], repetitions: numbers[3])
  }
}

private func multiply(rows: Int, columns: Int, depth: Int, repetitions: Int) {
  let panel = Int(PANEL_COLUMNS)
  let a = matrix(rows * depth)
  let b = matrix(depth * columns)
  let packed = matrix((columns + panel - 1) / panel * panel * depth)
  let c = matrix(rows * columns)
  let set = matrix_product_best_instruction_set()
  for _ in 0..<repetitions {
    matrix_pack(b, columns, 1, depth, columns, packed)
    var product = matrix_product()
    product.rows = rows
    product.columns = columns
    product.runs = 1
    product.steps = depth
    product.a = UnsafePointer(a)
    product.a_row = depth
    product.a_step = 1
    product.b = UnsafePointer(packed)
    product.b_panel = depth * panel
    product.b_step = panel
    product.c = c
    product.c_panel = panel
    product.c_row = columns
    matrix_product(&product, set)
  }
}

/// Small numbers, aligned to a cache line and never freed.
private func matrix(_ count: Int) -> UnsafeMutablePointer<Float> {
  let base = UnsafeMutableRawPointer.allocate(byteCount: 4 * count, alignment: 64)
    .bindMemory(to: Float.self, capacity: count)
  for index in 0..<count { base[index] = Float(index % 17) / 17 - 0.4 }
  return base
}
