/// The column of a CSV file that holds the labels, as its header and the option determine it.
struct FoundLabelColumn: Equatable {
  /// Counted from 0.
  let index: Int
  /// Whether neither the header nor the option says so.
  let isAssumed: Bool

  /// - Parameters:
  ///   - names: the header's names; nil without a header.
  ///   - columns: the number of columns, of which one holds the labels.
  init(_ option: LabelColumn, names: [String]?, columns: Int) throws(LabelColumnProblem) {
    let named = FoundLabelColumn.labelIndices(names ?? [])
    if named.count > 1 { throw .several(named.map { $0 + 1 }) }
    let asked: Int?
    switch option {
    case .automatic: asked = nil
    case .first: asked = 0
    case .last: asked = columns - 1
    case .number(let number):
      guard number <= columns else { throw .beyond(number: number, columns: columns) }
      asked = number - 1
    case .name(let name):
      asked = names?.firstIndex { $0.lowercased() == name.lowercased() }
      if asked == nil { throw .missing(name: name) }
    }
    if let asked, let header = named.first, asked != header {
      throw .contradiction(header: header + 1, option: option)
    }
    let known = asked ?? named.first ?? names.flatMap(FoundLabelColumn.oddIndex)
    index = known ?? 0
    isAssumed = known == nil
  }

  /// The columns called `label`, in any case.
  static func labelIndices(_ names: [String]) -> [Int] {
    names.indices.filter { names[$0].lowercased() == "label" }
  }

  /// The only column whose name differs from the others' by more than numbers: `class` beside `pixel1`, `pixel2`, ….
  private static func oddIndex(_ names: [String]) -> Int? {
    let stems = names.map { name in name.lowercased().filter { !("0"..."9").contains($0) } }
    guard let first = stems.first, let common = stems.dropFirst().first(where: { $0 == first }) ?? stems.last
    else { return nil }
    let odd = stems.indices.filter { stems[$0] != common }
    return odd.count == 1 ? odd[0] : nil
  }
}
