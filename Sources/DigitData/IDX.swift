import SystemSupport

/// MNIST's file format: a magic number, the dimensions as big-endian 32-bit integers, then one byte per value.
enum IDX {
  static let imageMagic: [UInt8] = [0, 0, 8, 3]
  static let labelMagic: [UInt8] = [0, 0, 8, 1]

  /// Reads the images of a file, and their labels from the label file beside it.
  ///
  /// - Parameters:
  ///   - file: an image file from which the magic number has been read.
  ///   - limit: the maximum number of bytes of data.
  static func digits(of file: CompressedFile, limit: Int) throws(DataError) -> LabeledDigits {
    let path = file.path
    let (count, rows, columns) = (try integer(from: file), try integer(from: file), try integer(from: file))
    guard rows == 28, columns == 28 else { throw .idx(path: path, .imageSize(rows: rows, columns: columns)) }
    guard count > 0 else { throw .empty(path: path) }
    let pixels = try content(of: file, count: count * rows * columns, limit: limit)

    let labelFile = try labelFile(besideImages: path)
    let magic = try labelFile.read(upTo: 4)
    guard magic == labelMagic else {
      throw .idx(path: labelFile.path, .magic(found: magic, expected: labelMagic))
    }
    let labelCount = try integer(from: labelFile)
    guard labelCount == count else {
      throw .idx(path: labelFile.path, .countMismatch(images: count, labels: labelCount))
    }
    let labels = try content(of: labelFile, count: count, limit: limit)
    if let index = labels.firstIndex(where: { $0 > 9 }) {
      throw .idx(path: labelFile.path, .label(index: index, value: labels[index]))
    }
    return LabeledDigits(side: rows, pixels: pixels, labels: labels)
  }

  /// Reads a big-endian 32-bit integer.
  private static func integer(from file: CompressedFile) throws(DataError) -> Int {
    let bytes = try file.read(upTo: 4)
    guard bytes.count == 4 else { throw .idx(path: file.path, .truncated(expected: 4, found: bytes.count)) }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Reads the rest of the file, which must be exactly `count` bytes.
  private static func content(of file: CompressedFile, count: Int, limit: Int) throws(DataError) -> [UInt8] {
    guard count <= limit else { throw .tooLarge(path: file.path, limit: limit) }
    let bytes = try file.read(upTo: count)
    guard bytes.count == count else {
      throw .idx(path: file.path, .truncated(expected: count, found: bytes.count))
    }
    // zlib verifies the checksum of a compressed file at its end.
    guard try file.read(upTo: 1).isEmpty else { throw .idx(path: file.path, .trailingData(declared: count)) }
    return bytes
  }

  /// Opens the label file of an image file.
  private static func labelFile(besideImages path: String) throws(DataError) -> CompressedFile {
    let candidates = labelPaths(besideImages: path)
    for candidate in candidates {
      do {
        return try CompressedFile(path: candidate)
      } catch .file(let error) where error.isMissing {
        continue
      }
    }
    throw .missingLabels(path: path, tried: candidates)
  }

  /// The paths at which the labels of an image file may be: `images` in the file's name becomes `labels`, and
  /// `idx3` becomes `idx1`; the file may or may not be compressed.
  ///
  /// `labelPaths(besideImages: "train-images-idx3-ubyte.gz")` is
  /// `["train-labels-idx1-ubyte.gz", "train-labels-idx1-ubyte"]`. A name that contains neither has none.
  static func labelPaths(besideImages path: String) -> [String] {
    let folderEnd = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = replacing(
      "idx3", with: "idx1", in: replacing("images", with: "labels", in: path[folderEnd...]))
    guard name != path[folderEnd...] else { return [] }
    let same = String(path[..<folderEnd]) + name
    return [same, same.hasSuffix(".gz") ? String(same.dropLast(3)) : same + ".gz"]
  }

  private static func replacing(_ word: String, with replacement: String, in text: some StringProtocol)
    -> String
  {
    var result = ""
    var rest = text[...]
    while let character = rest.first {
      let isWord = rest.hasPrefix(word)
      result += isWord ? replacement : String(character)
      rest = rest.dropFirst(isWord ? word.count : 1)
    }
    return result
  }
}
