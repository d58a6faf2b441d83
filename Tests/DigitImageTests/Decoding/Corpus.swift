import Foundation

/// A corpus of image files, expected next to the repository; without it, the tests that need it are skipped.
enum Corpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpora").standardizedFileURL

  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  /// A row of an `index.tsv`: a file and the expected outcome of decoding it.
  struct Entry {
    let file: String
    let expected: String
  }

  static func entries(_ set: String) throws -> [Entry] {
    // Decoded leniently, because the messages in the index may hold any bytes.
    let index = String(decoding: try bytes(set, "index.tsv"), as: UTF8.self)
    let rows = index.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let header = rows.first ?? []
    guard let file = header.firstIndex(of: "file"), let expected = header.firstIndex(of: "expected") else {
      return []
    }
    return rows.dropFirst().map { Entry(file: String($0[file]), expected: String($0[expected])) }
  }

  static func bytes(_ set: String, _ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: set).appending(path: file)))
  }
}
