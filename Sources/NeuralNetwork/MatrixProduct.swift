import CMatrixProduct

/// The instruction set of all products of this process.
let instructionSet = matrix_product_best_instruction_set()

let panelColumns = Int(PANEL_COLUMNS)

/// A number of columns, rounded up to whole panels: 17 becomes 32.
func wholePanels(_ columns: Int) -> Int { (columns + panelColumns - 1) / panelColumns * panelColumns }

/// Computes C = A·B with `matrix_product`. `describe` sets the operands; each call names them with their shapes.
func multiply(_ describe: (inout matrix_product) -> Void) {
  var product = matrix_product()
  product.runs = 1
  product.a_step = 1
  product.b_step = panelColumns
  product.c_panel = panelColumns
  describe(&product)
  matrix_product(&product, instructionSet)
}
