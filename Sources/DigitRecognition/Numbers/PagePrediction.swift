/// The numbers of a page.
public struct PagePrediction: Sendable, Equatable {
  /// In reading order: lines from top to bottom, from left to right within a line; at least one.
  public let numbers: [NumberPrediction]
  /// How many groups of marks were left out, because they are rather words or scribbles than numbers, or because no reading of
  /// them is a number that the restriction allows.
  public let leftOut: Int
}
