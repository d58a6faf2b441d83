/// Where a CSV of digits has its label column.
public enum LabelColumn: String, Sendable, CaseIterable {
  case first, last
}

/// What the columns of a CSV mean; their number says it.
struct CSVLayout: Equatable {
  /// Width and height of the pictures.
  let side: Int
  /// `nil`: pixels alone.
  let labelColumn: LabelColumn?

  /// The numbers of columns that have a meaning.
  static let known = [785, 784, 65, 64]

  /// `nil` where so many columns have no meaning.
  init?(columns: Int, labelColumn: LabelColumn) {
    switch columns {
    case 785, 784: side = 28
    case 65, 64: side = 8
    default: return nil
    }
    self.labelColumn = columns % 2 == 1 ? labelColumn : nil
  }

  var pixels: Int { side * side }

  var columns: Int { pixels + (labelColumn == nil ? 0 : 1) }

  /// The greatest level of a pixel.
  var maximumLevel: UInt8 { side == 8 ? 16 : 255 }

  /// The greatest number that a column, counted from 0, may hold.
  func maximum(inColumn column: Int) -> UInt8 {
    switch labelColumn {
    case .first where column == 0, .last where column == columns - 1: 9
    default: maximumLevel
    }
  }

  static func describe(columns: Int) -> String {
    let pixels = columns > 65 ? "28×28 pixels" : "8×8 pixels"
    return columns % 2 == 1 ? "a label and \(pixels)" : pixels
  }
}
