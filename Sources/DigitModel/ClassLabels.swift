/// The names of a model's ten classes.
public struct ClassLabels: Sendable, Equatable {
  /// One for each class, in the order of the network's outputs.
  public let names: [String]

  /// 0 to 9.
  public static let digits = ClassLabels(names: (0...9).map(String.init))

  /// What a text of labels must be.
  public static let expected = """
    ten different names separated by commas, each of at most 40 characters, the first of them a letter or a digit
    """

  private init(names: [String]) { self.names = names }

  /// The names in a text such as "T-shirt,Trouser,…"; nil unless it is as `expected` says.
  ///
  /// Spaces around a name do not count. A name that begins with a letter or a digit is no formula in a spreadsheet.
  public init?(_ text: String) {
    // Nearly all models have these; what Unicode says of each takes as long as reading the rest of the metadata.
    if text == ClassLabels.digits.text {
      self = .digits
      return
    }
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    let areValid = names.allSatisfy { name in
      name.count <= 40 && name.first.map { $0.isLetter || $0.isNumber } ?? false
        && name.unicodeScalars.allSatisfy {
          !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
        }
    }
    guard names.count == 10, Set(names).count == names.count, areValid else { return nil }
    self.init(names: names)
  }

  /// The names separated by commas, as model files hold them.
  public var text: String { names.joined(separator: ",") }

  public subscript(index: Int) -> String { names[index] }
}
