import SystemSupport

/// Prepared pictures as a CSV in Kaggle's layout: `label,pixel0,…,pixel783`, or without the label.
struct PreparedTable {
  private let output: TextOutput
  /// nil until the first picture has decided.
  private var isLabeled: Bool?

  /// - Parameter path: the CSV file; `-` is standard output.
  init(_ path: String) throws(FileError) {
    output = try TextOutput(path)
  }

  /// Writes a row; false where a label is needed and the picture's folder does not tell it.
  mutating func write(_ levels: [UInt8], of path: String) throws(FileError) -> Bool {
    let label = label(of: path)
    if isLabeled == nil {
      isLabeled = label != nil
      let columns = levels.indices.map { "pixel\($0)" }
      try output.write((label == nil ? columns : ["label"] + columns).joined(separator: ",") + "\n")
    }
    let cells = levels.map(String.init)
    guard isLabeled == true else {
      try output.write(cells.joined(separator: ",") + "\n")
      return true
    }
    guard let label else { return false }
    try output.write(([label] + cells).joined(separator: ",") + "\n")
    return true
  }

  func commit() throws(FileError) { try output.commit() }
}

/// The digit that the folder of a file is named by.
private func label(of path: String) -> String? {
  let parts = path.split(separator: "/")
  guard parts.count > 1 else { return nil }
  let folder = parts[parts.count - 2]
  return folder.utf8.count == 1 && folder.utf8.allSatisfy(isDigit) ? String(folder) : nil
}
