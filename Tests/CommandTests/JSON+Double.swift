import OrderedJSON

extension JSON {
  /// The value of a number, written with or without a fraction; nil for anything else.
  var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
