import SystemSupport

/// An image file and what it shows: a digit, or a number.
public struct LabeledImage<Label: Sendable & Equatable>: Sendable, Equatable {
  public let file: InputFile
  public let label: Label
}

/// Images of one digit, 0…9.
extension LabeledImage<Int> {
  /// The images of a folder or of a `.tsv` list; nil if the path names neither, such as a `.tsv` table of pixels.
  public static func images(of path: String) throws(DataError) -> [LabeledImage]? {
    if isFolder(path) { return try inDigitFolders(of: path) }
    guard path.lowercased().hasSuffix(".tsv") else { return nil }
    let isTable = TableText.isTable(try CompressedFile(path: path).read(upTo: TableText.sampleSize))
    return isTable ? nil : try inList(path)
  }

  /// The images of a folder with subfolders `0`…`9`, sorted by the bytes of their paths. Other subfolders are
  /// ignored.
  static func inDigitFolders(of path: String) throws(DataError) -> [LabeledImage] {
    let folders = (0...9).map { (label: $0, path: "\(path)/\($0)") }.filter { isFolder($0.path) }
    guard !folders.isEmpty else { throw .noDigitFolders(path: path) }
    return folders.flatMap { label, folder in
      InputFiles(paths: [folder], recursive: true).map { LabeledImage(file: $0, label: label) }
    }
  }

  private static func inList(_ path: String) throws(DataError) -> [LabeledImage] {
    try inList(path) { text in
      Int(text).flatMap { (0...9).contains($0) ? $0 : nil }
    } orError: { line, found in
      .listLine(path: path, line: line, found: found)
    }
  }
}

/// Images of one number, as text: zeros in front count.
extension LabeledImage<String> {
  /// The images that a tab-separated list of paths and numbers names.
  ///
  /// - Parameter allowsMarks: whether a number may have a minus sign, points and commas beside its digits.
  public static func numbers(
    inList path: String, allowsMarks: Bool = false
  ) throws(DataError) -> [LabeledImage] {
    let marks = allowsMarks ? Array("-.,".utf8) : []
    return try inList(path) { text in
      text.utf8.contains(where: isDigit) && text.utf8.allSatisfy { isDigit($0) || marks.contains($0) }
        ? String(text) : nil
    } orError: { line, found in
      .numberLine(path: path, line: line, found: found)
    }
  }
}

extension LabeledImage {
  /// The images that a tab-separated list names, in its order.
  ///
  /// A line is a path, a tab, and a label: `scans/a.png⇥7`. More columns may follow. A first line whose second
  /// column is `label` is a header. Paths are relative to the list's folder.
  ///
  /// - Parameters:
  ///   - parse: returns nil for text that is no label.
  ///   - error: what is thrown for a line, by its number from 1, that is not as described.
  fileprivate static func inList(
    _ path: String, label parse: (Substring) -> Label?, orError error: (Int, String) -> DataError
  ) throws(DataError) -> [LabeledImage] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(path, limit: 256 << 20) } catch { throw .file(error) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var images: [LabeledImage] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = pathText(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
      if text.isEmpty || index == 0 && columns.dropFirst().first == "label" { continue }
      // The system would take a path to end at NUL.
      guard columns.count >= 2, !columns[0].isEmpty, !columns[0].contains("\0"), let label = parse(columns[1])
      else {
        throw error(index + 1, text)
      }
      let file = columns[0].hasPrefix("/") ? String(columns[0]) : folder + columns[0]
      images.append(LabeledImage(file: .named(file), label: label))
    }
    return images
  }
}
