import ArgumentParser

/// The words of an option with a fixed choice. The parser's own defaults look up conformances at every start.
extension ExpressibleByArgument where Self: CaseIterable, Self: RawRepresentable, RawValue == String {
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  public static var allValueDescriptions: [String: String] { [:] }
}
