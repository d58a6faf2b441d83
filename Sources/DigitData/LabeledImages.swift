import SystemSupport

/// An image file and the digit that it shows.
public struct LabeledImage: Sendable, Equatable {
  public let file: InputFile
  /// The digit shown, 0…9.
  public let label: Int
}

extension LabeledImage {
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

  /// The images that a tab-separated list names, in its order.
  ///
  /// A line is a path, a tab, and a label: `scans/a.png⇥7`. More columns may follow. A first line whose second
  /// column is `label` is a header. Paths are relative to the list's folder.
  static func inList(_ path: String) throws(DataError) -> [LabeledImage] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(path, limit: 256 << 20) } catch { throw .file(error) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var images: [LabeledImage] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = pathText(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
      if text.isEmpty || index == 0 && columns.dropFirst().first == "label" { continue }
      guard columns.count >= 2, !columns[0].isEmpty, let label = Int(columns[1]), (0...9).contains(label)
      else {
        throw .listLine(path: path, line: index + 1, found: text)
      }
      let file = columns[0].hasPrefix("/") ? String(columns[0]) : folder + columns[0]
      images.append(LabeledImage(file: .named(file), label: label))
    }
    return images
  }
}
