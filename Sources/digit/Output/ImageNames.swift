import SystemSupport

/// Inputs with the names of their PNG files, which are the inputs' own with another extension: `4/a.jpeg` in a named
/// folder becomes `4/a.png`. If two inputs have the same name, the second becomes `4/a-2.png`.
struct ImageNames: Sequence {
  private let inputs: InputFiles

  init(_ inputs: InputFiles) { self.inputs = inputs }

  func makeIterator() -> Iterator { Iterator(inputs: inputs.makeIterator()) }

  struct Iterator: IteratorProtocol, Sendable {
    fileprivate var inputs: InputFiles.Iterator
    /// The hashes of the names: a batch may have a million. Should two names have the same hash, one gets a number it does
    /// not need.
    private var taken: Set<Int> = []

    fileprivate init(inputs: InputFiles.Iterator) { self.inputs = inputs }

    mutating func next() -> (file: InputFile, name: String)? {
      guard let file = inputs.next() else { return nil }
      let stem = stem(of: file)
      var name = "\(stem).png"
      var number = 1
      while !taken.insert(name.hashValue).inserted {
        number += 1
        name = "\(stem)-\(number).png"
      }
      return (file, name)
    }
  }
}

/// The file's path in the folder that the user has named, without its extension.
private func stem(of file: InputFile) -> String {
  let path: Substring
  switch file {
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
