import SystemSupport

/// MNIST's file format: a magic number, the dimensions as big-endian 32-bit numbers, then the bytes themselves.
enum IDX {
  static let imageMagic: [UInt8] = [0, 0, 8, 3]
  static let labelMagic: [UInt8] = [0, 0, 8, 1]

  /// Reads the pictures behind the magic number and, from the file beside it, their labels.
  ///
  /// - Parameter file: an image file whose first four bytes have been read.
  static func digits(of file: CompressedFile, limit: Int) throws(DataError) -> LabeledDigits {
    let path = file.path
    let (count, rows, columns) = (try number(in: file), try number(in: file), try number(in: file))
    guard rows == 28, columns == 28 else { throw .idx(path: path, .size(rows: rows, columns: columns)) }
    guard count > 0 else { throw .empty(path: path) }
    let pixels = try content(of: file, count: count * rows * columns, limit: limit)

    let labelFile = try labelFile(besideImages: path)
    let magic = try labelFile.read(upTo: 4)
    guard magic == labelMagic else {
      throw .idx(path: labelFile.path, .magic(found: magic, expected: labelMagic))
    }
    let labelCount = try number(in: labelFile)
    guard labelCount == count else {
      throw .idx(path: labelFile.path, .counts(images: count, labels: labelCount))
    }
    let labels = try content(of: labelFile, count: count, limit: limit)
    if let index = labels.firstIndex(where: { $0 > 9 }) {
      throw .idx(path: labelFile.path, .label(index: index, value: labels[index]))
    }
    return LabeledDigits(side: rows, pixels: pixels, labels: labels)
  }

  /// The next big-endian 32-bit number.
  private static func number(in file: CompressedFile) throws(DataError) -> Int {
    let bytes = try file.read(upTo: 4)
    guard bytes.count == 4 else { throw .idx(path: file.path, .cut(declared: 4, found: bytes.count)) }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The rest of the file, which must be exactly `count` bytes.
  private static func content(of file: CompressedFile, count: Int, limit: Int) throws(DataError) -> [UInt8] {
    guard count <= limit else { throw .tooLarge(path: file.path, limit: limit) }
    let bytes = try file.read(upTo: count)
    guard bytes.count == count else {
      throw .idx(path: file.path, .cut(declared: count, found: bytes.count))
    }
    // Reaching the end also has the checksum verified.
    guard try file.read(upTo: 1).isEmpty else { throw .idx(path: file.path, .excess(declared: count)) }
    return bytes
  }

  /// Opens `train-labels-idx1-ubyte.gz` for `train-images-idx3-ubyte.gz`, compressed or not.
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

  /// Where the labels of an image file may be: beside it, `images` and `idx3` in its name made `labels` and `idx1`.
  static func labelPaths(besideImages path: String) -> [String] {
    let folderEnd = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[folderEnd...].split(separator: "images", omittingEmptySubsequences: false)
      .joined(separator: "labels")
      .split(separator: "idx3", omittingEmptySubsequences: false).joined(separator: "idx1")
    guard name != path[folderEnd...] else { return [] }
    let same = String(path[..<folderEnd]) + name
    return [same, same.hasSuffix(".gz") ? String(same.dropLast(3)) : same + ".gz"]
  }
}
