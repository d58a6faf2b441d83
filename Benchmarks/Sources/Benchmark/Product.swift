import CMatrixProduct

/// A closure that packs the right matrix and multiplies, several times, and returns the minimum number of seconds.
func productSeconds(rows: Int, columns: Int, depth: Int) -> () -> Double {
  let panel = Int(PANEL_COLUMNS)
  let packedCount = (columns + panel - 1) / panel * panel * depth
  let a = numbers(rows * depth)
  let b = numbers(depth * columns)
  let packed = numbers(packedCount)
  let c = numbers(rows * columns)
  let set = matrix_product_best_instruction_set()
  let repetitions = max(3, min(200, 400_000_000 / (rows * columns * depth)))
  return {
    (0..<repetitions).map { _ in
      seconds {
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
    }.min() ?? 0
  }
}

/// Small numbers, aligned to a cache line and never freed.
private func numbers(_ count: Int) -> UnsafeMutablePointer<Float> {
  let base = UnsafeMutableRawPointer.allocate(byteCount: 4 * count, alignment: 64)
    .bindMemory(to: Float.self, capacity: count)
  for index in 0..<count { base[index] = Float(index % 17) / 17 - 0.4 }
  return base
}

func seconds(_ body: () -> Void) -> Double {
  let duration = ContinuousClock().measure(body).components
  return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
}
