/// Where the images of a data set come from: each is a row of a table, or a file.
///
/// Splits and samples keep it, at the cost of four bytes per image.
public struct ImageOrigins: Sendable, Equatable {
  private enum Source: Equatable {
    case rows(path: String, count: Int)
    case files([String])

    var count: Int {
      switch self {
      case .rows(_, let count): count
      case .files(let paths): paths.count
      }
    }
  }

  private var sources: [Source]
  /// The position of each image among all images of the sources; nil if those are the images, in their order.
  private var positions: [UInt32]?

  /// All rows of a CSV or IDX file, in their order.
  public init(rowsOf path: String, count: Int) { sources = [.rows(path: path, count: count)] }

  /// Image files.
  public init(files: [String]) { sources = [.files(files)] }

  /// The name of an image: its path, or the path of its file and its row from 1, not counting a header.
  ///
  /// `ImageOrigins(rowsOf: "train.csv", count: 9).name(of: 4)` is `"train.csv:5"`.
  ///
  /// - Precondition: there is an image of that index.
  public func name(of index: Int) -> String {
    var position = positions.map { Int($0[index]) } ?? index
    for source in sources {
      if position < source.count {
        switch source {
        case .rows(let path, _): return "\(path):\(position + 1)"
        case .files(let paths): return paths[position]
        }
      }
      position -= source.count
    }
    preconditionFailure("no image \(index)")
  }

  /// The number of all images of the sources.
  private var total: Int { sources.reduce(0) { $0 + $1.count } }

  /// Appends the images of another set.
  mutating func append(_ other: ImageOrigins) {
    if positions != nil || other.positions != nil {
      let offset = UInt32(total)
      let appended = other.positions ?? (0..<UInt32(other.total)).map { $0 }
      positions = (positions ?? (0..<offset).map { $0 }) + appended.map { offset + $0 }
    }
    sources += other.sources
  }

  /// The origins of the images at some indices.
  func subset(_ indices: some Collection<Int>) -> ImageOrigins {
    var chosen = self
    chosen.positions = indices.map { index in positions.map { $0[index] } ?? UInt32(index) }
    return chosen
  }
}
