/// A single-precision matrix, row-major: element (r, c) is `values[r * columns + c]`.
public struct Matrix: Sendable, Equatable {
  public private(set) var rows: Int
  public let columns: Int
  /// rows × columns values.
  public var values: [Float]

  /// - Precondition: `values` holds exactly rows × columns elements.
  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(
      rows >= 0 && columns >= 0 && values.count == rows * columns, "values do not fill the matrix")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
  }

  /// A row for each label, with 1 in the label's column and 0 in the others.
  ///
  /// - Precondition: Labels are within 0 ..< columns.
  public init(oneHot labels: [Int], columns: Int) {
    self.init(rows: labels.count, columns: columns)
    for (row, label) in labels.enumerated() { self[row, label] = 1 }
  }

  /// The element in a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The elements of one row.
  public func row(_ row: Int) -> ArraySlice<Float> { values[row * columns..<(row + 1) * columns] }

  /// Appends the rows of another matrix.
  ///
  /// - Precondition: Both have the same number of columns.
  public mutating func append(_ other: Matrix) {
    precondition(other.columns == columns, "the matrices differ in their columns")
    values += other.values
    rows += other.rows
  }
}
