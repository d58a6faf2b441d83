import SystemSupport

/// Writes preprocessed images as a CSV file in Kaggle's layout: `label,pixel0,…,pixel783`, or without the label.
struct PixelCSVOutput {
  private let output: TextOutput
  /// Whether there is a label column; nil until the first image decides.
  private var isLabeled: Bool?

  /// - Parameter path: `-` is standard output.
  init(_ path: String) throws(FileError) {
    output = try TextOutput(path)
  }

  /// Writes a row.
  ///
  /// - Parameters:
  ///   - intensities: ink, 0…255; row-major.
  ///   - path: the image file, whose folder may be named for its digit.
  /// - Returns: false if the row was not written because it needs a label and the folder has none.
  mutating func write(_ intensities: [UInt8], of path: String) throws(FileError) -> Bool {
    let label = label(of: path)
    if isLabeled == nil {
      isLabeled = label != nil
      let columns = intensities.indices.map { "pixel\($0)" }
      try output.write((label == nil ? columns : ["label"] + columns).joined(separator: ",") + "\n")
    }
    var cells = intensities.map(String.init)
    if isLabeled == true {
      guard let label else { return false }
      cells.insert(label, at: 0)
    }
    try output.write(cells.joined(separator: ",") + "\n")
    return true
  }

  func commit() throws(FileError) { try output.commit() }
}

/// The name of the file's folder, if it is a digit: `label(of: "scans/7/a.png")` is `"7"`.
private func label(of path: String) -> String? {
  let parts = path.split(separator: "/")
  guard parts.count > 1 else { return nil }
  let folder = parts[parts.count - 2]
  return folder.utf8.count == 1 && folder.utf8.allSatisfy(isDigit) ? String(folder) : nil
}
