import CMatrixProduct

/// The instruction set that all products of this process use.
let instructionSet = matrix_product_best_instruction_set()

/// The number of floats that a depth × columns right factor takes in panels.
func packedCount(depth: Int, columns: Int) -> Int { depth * roundedUpToPanel(columns) }

/// The least multiple of a panel's columns that is not below `columns`.
func roundedUpToPanel(_ columns: Int) -> Int {
  let panel = Int(PANEL_COLUMNS)
  return (columns + panel - 1) / panel * panel
}

/// C (rows × columns) = A (rows × depth) · B, B in panels as `matrix_pack` lays them out.
///
/// - Parameters:
///   - a: Element (r, k) at `r * aRow + k * aStep`.
///   - bias: What each row starts from, one value a column; nil is zeros.
///   - rectify: Whether max(0, ·) of each element is taken at the end.
///   - adding: Whether the product is added to what C holds; excludes a bias.
func multiply(
  rows: Int, columns: Int, depth: Int,
  _ a: UnsafePointer<Float>, aRow: Int, aStep: Int = 1,
  packed b: UnsafePointer<Float>,
  bias: UnsafePointer<Float>? = nil, rectify: Bool = false, adding: Bool = false,
  into c: UnsafeMutablePointer<Float>
) {
  var product = matrix_product()
  product.rows = rows
  product.columns = columns
  product.runs = 1
  product.steps = depth
  product.a = a
  product.a_row = aRow
  product.a_step = aStep
  product.b = b
  product.b_panel = depth * Int(PANEL_COLUMNS)
  product.b_step = Int(PANEL_COLUMNS)
  product.initial = adding ? UnsafePointer(c) : bias
  product.initial_row = adding ? columns : 0
  product.c = c
  product.c_row = columns
  product.rectify = rectify
  matrix_product(&product, instructionSet)
}
