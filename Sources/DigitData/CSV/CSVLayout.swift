/// The place of the label column in a CSV file of digits.
public enum LabelColumn: String, Sendable, CaseIterable {
  case first, last
}

/// The meaning of a CSV file's columns, which follows from their number.
struct CSVLayout: Equatable {
  /// Width and height of the images.
  let side: Int
  /// `nil` if all columns are pixels.
  let labelColumn: LabelColumn?

  /// The numbers of columns that have a meaning: 28×28 or 8×8 pixels, with or without a label.
  static let columnCounts = [785, 784, 65, 64]

  /// - Parameter labelColumn: where the label is, if there is one.
  /// - Returns: nil for any other number of columns.
  init?(columns: Int, labelColumn: LabelColumn) {
    switch columns {
    case 785, 784: side = 28
    case 65, 64: side = 8
    default: return nil
    }
    self.labelColumn = columns % 2 == 1 ? labelColumn : nil
  }

  /// The number of pixels in a row.
  var pixels: Int { side * side }

  /// The number of columns in a row.
  var columns: Int { pixels + (labelColumn == nil ? 0 : 1) }

  /// The intensity of full ink: 255, or 16 for 8×8 pixels, as in UCI's optdigits.
  var maximumIntensity: UInt8 { side == 8 ? 16 : 255 }

  /// The largest value that a column may hold.
  ///
  /// - Parameter column: counted from 0.
  func maximum(inColumn column: Int) -> UInt8 {
    switch labelColumn {
    case .first where column == 0, .last where column == columns - 1: 9
    default: maximumIntensity
    }
  }

  /// The layout of a number of columns in words: 65 is `a label and 8×8 pixels`.
  static func description(columns: Int) -> String {
    let pixels = columns > 65 ? "28×28 pixels" : "8×8 pixels"
    return columns % 2 == 1 ? "a label and \(pixels)" : pixels
  }
}
