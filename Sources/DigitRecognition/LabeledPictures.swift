import SystemSupport

/// A picture's file and the digit that it shows.
public struct LabeledPicture: Sendable, Equatable {
  public let input: ImageInput
  /// 0…9.
  public let label: Int
}

/// Why a folder or a list does not say which digits its pictures show.
public enum LabeledPicturesError: Error, Equatable {
  /// The list or a folder cannot be read.
  case file(FileError)
  /// A folder without a single sub-folder named 0 to 9.
  case noDigitFolders(path: String)
  /// A line of a list that is not `file<TAB>label`; it counts from 1.
  case line(path: String, line: Int, found: String)
}

extension LabeledPicturesError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .noDigitFolders(let path):
      "\(path): has no sub-folders named 0 to 9, which would say what the pictures in them show"
    case .line(let path, let line, let found):
      "\(path), row \(line): found \(found.prefix(60).debugDescription), expected a path, a tab, and a digit 0 to 9"
    }
  }
}

/// The labeled pictures of a folder with sub-folders `0`…`9`, byte-wise sorted by path, or of a list whose name ends
/// in `.tsv`, in its order; nil where the path is neither.
///
/// A list has lines of `file<TAB>label`, more columns and a header whose second column is `label` being allowed; its
/// paths are relative to the folder that holds it.
public func labeledPictures(_ path: String) throws(LabeledPicturesError) -> [LabeledPicture]? {
  if isFolder(path) { return try picturesOfFolders(in: path) }
  return path.hasSuffix(".tsv") ? try picturesOfList(path) : nil
}

private func picturesOfFolders(in path: String) throws(LabeledPicturesError) -> [LabeledPicture] {
  let folders = (0...9).map { ($0, "\(path)/\($0)") }.filter { isFolder($0.1) }
  guard !folders.isEmpty else { throw .noDigitFolders(path: path) }
  return folders.flatMap { label, folder in
    ImageInputs(paths: [folder], recursive: true).map { LabeledPicture(input: $0, label: label) }
  }
}

private func picturesOfList(_ path: String) throws(LabeledPicturesError) -> [LabeledPicture] {
  let bytes: [UInt8]
  do throws(FileError) { bytes = try readFile(path, limit: 256 << 20) } catch { throw .file(error) }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  var pictures: [LabeledPicture] = []
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated() {
    let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
    if text.isEmpty || index == 0 && columns.dropFirst().first == "label" { continue }
    guard columns.count >= 2, !columns[0].isEmpty, let label = Int(columns[1]), (0...9).contains(label) else {
      throw .line(path: path, line: index + 1, found: text)
    }
    let file = columns[0].hasPrefix("/") ? String(columns[0]) : folder + columns[0]
    pictures.append(LabeledPicture(input: .named(file), label: label))
  }
  return pictures
}
