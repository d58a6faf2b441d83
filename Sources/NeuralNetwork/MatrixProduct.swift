import CMatrixProduct

/// The instruction set that all products of this process use.
let instructionSet = matrix_product_best_instruction_set()

let panelColumns = Int(PANEL_COLUMNS)

/// The least multiple of a panel's columns that is not below `columns`.
func wholePanels(_ columns: Int) -> Int { (columns + panelColumns - 1) / panelColumns * panelColumns }

/// C = A·B as `matrix_product` computes it; what is to be set is named with the shapes where it is called.
func multiply(_ describe: (inout matrix_product) -> Void) {
  var product = matrix_product()
  product.runs = 1
  product.a_step = 1
  product.b_step = panelColumns
  product.c_panel = panelColumns
  describe(&product)
  matrix_product(&product, instructionSet)
}
