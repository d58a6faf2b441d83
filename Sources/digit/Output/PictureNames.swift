import SystemSupport

/// Inputs with the names of their PNG files: those of the inputs below the folder they were found in, made
/// distinct where two would have the same.
struct PictureNames: Sequence {
  private let inputs: InputFiles

  init(_ inputs: InputFiles) { self.inputs = inputs }

  func makeIterator() -> Iterator { Iterator(inputs: inputs.makeIterator()) }

  struct Iterator: IteratorProtocol, Sendable {
    fileprivate var inputs: InputFiles.Iterator
    private var taken: Set<String> = []

    fileprivate init(inputs: InputFiles.Iterator) { self.inputs = inputs }

    mutating func next() -> (input: InputFile, name: String)? {
      guard let input = inputs.next() else { return nil }
      let stem = stem(of: input)
      var name = "\(stem).png"
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(stem)-\(number).png"
      }
      return (input, name)
    }
  }
}

/// The file's name without its extension, with the folders below the one that the user has named.
private func stem(of input: InputFile) -> String {
  let path: Substring
  switch input {
  case .named("-"): path = "standard-input"
  case .named(let whole): path = whole.suffix(while: { $0 != "/" })
  case .found(_, let relativePath): path = relativePath[...]
  case .unreadable(let error): path = error.path[...]
  }
  guard let dot = path.lastIndex(of: "."), dot > path.startIndex, !path[dot...].contains("/") else {
    return String(path)
  }
  return String(path[..<dot])
}

extension StringProtocol {
  /// The longest suffix all of whose characters satisfy the condition.
  fileprivate func suffix(while condition: (Character) -> Bool) -> SubSequence {
    self[(lastIndex { !condition($0) }.map(index(after:)) ?? startIndex)...]
  }
}
