import CZlib
import Foundation
import SystemSupport
import TestSupport
import Testing

@testable import DigitData

@Suite struct IDXTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let digits = LabeledDigits(
    side: 28, pixels: (0..<3 * 784).map { UInt8($0 % 251) }, labels: [7, 0, 9])

  static func images(count: Int = 3, side: Int = 28) -> [UInt8] {
    [0, 0, 8, 3] + number(count) + number(side) + number(side) + digits.pixels
  }

  static func labels(count: Int = 3, _ labels: [UInt8] = digits.labels) -> [UInt8] {
    [0, 0, 8, 1] + number(count) + labels
  }

  static func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var bytes = bytes
    return [UInt8](unsafeUninitializedCapacity: bytes.count + 1000) { buffer, count in
      bytes.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        deflate(&stream, Z_FINISH)
      }
      count = Int(stream.total_out)
    }
  }

  func load(_ path: String) throws(DataError) -> LabeledDigits {
    try LabeledDigits(path: path, labelColumn: .first, jobs: 1)
  }

  @Test(
    "Images are read with the labels beside them, compressed or not", arguments: [false, true], [false, true])
  func compression(imagesCompressed: Bool, labelsCompressed: Bool) throws {
    let images = try folder.write(
      "t-images-idx3-ubyte" + (imagesCompressed ? ".gz" : ""),
      imagesCompressed ? Self.gzip(Self.images()) : Self.images())
    try folder.write(
      "t-labels-idx1-ubyte" + (labelsCompressed ? ".gz" : ""),
      labelsCompressed ? Self.gzip(Self.labels()) : Self.labels())
    #expect(try load(images) == Self.digits)
  }

  @Test("In a label file's name, \"labels\" and \"idx1\" replace \"images\" and \"idx3\"")
  func labelPaths() {
    #expect(
      IDX.labelPaths(besideImages: "images/train-images.idx3-ubyte")
        == ["images/train-labels.idx1-ubyte", "images/train-labels.idx1-ubyte.gz"])
    #expect(IDX.labelPaths(besideImages: "other").isEmpty)
  }

  @Test("Missing labels are an error that names the paths tried")
  func missingLabels() throws {
    let images = try folder.write("images-idx3", Self.images())
    let expected = DataError.missingLabels(
      path: images, tried: ["\(folder.path)/labels-idx1", "\(folder.path)/labels-idx1.gz"])
    #expect(throws: expected) { try load(images) }
    #expect(expected.isMissing)
  }

  @Test("A missing file is an error of opening it")
  func missingFile() {
    let path = "\(folder.path)/nowhere"
    #expect(throws: DataError.file(FileError(path: path, operation: "open", number: ENOENT))) {
      try load(path)
    }
  }

  @Test("A header that declares too few, too many, or impossibly many images is an error")
  func wrongCount() throws {
    let images = try folder.write("images-idx3", Self.images(count: 2))
    #expect(throws: DataError.idx(path: images, .trailingData(declared: 2 * 784))) { try load(images) }
    try folder.write("images-idx3", Self.images(count: 4))
    #expect(throws: DataError.idx(path: images, .truncated(expected: 4 * 784, found: 3 * 784))) {
      try load(images)
    }
    try folder.write("images-idx3", Self.images(count: 0xFFFF_FFFF))
    #expect(throws: DataError.tooLarge(path: images, limit: 2 << 30)) { try load(images) }
  }

  @Test("A file that ends within its header is truncated")
  func truncatedHeader() throws {
    let images = try folder.write("images-idx3", Array(Self.images()[..<10]))
    #expect(throws: DataError.idx(path: images, .truncated(expected: 4, found: 2))) { try load(images) }
  }

  @Test("Images of another size are an error before their pixels are read")
  func otherSize() throws {
    let images = try folder.write("images-idx3", Self.images(side: 0xFFFF_FFFF))
    #expect(throws: DataError.idx(path: images, .imageSize(rows: 0xFFFF_FFFF, columns: 0xFFFF_FFFF))) {
      try load(images)
    }
  }

  @Test("Labels that do not match the images are an error of the label file")
  func wrongLabels() throws {
    let images = try folder.write("images-idx3", Self.images())
    let labels = try folder.write("labels-idx1", Self.labels(count: 2, [7, 0]))
    #expect(throws: DataError.idx(path: labels, .countMismatch(images: 3, labels: 2))) { try load(images) }
    try folder.write("labels-idx1", Self.labels([7, 10, 9]))
    #expect(throws: DataError.idx(path: labels, .label(index: 1, value: 10))) { try load(images) }
    try folder.write("labels-idx1", Self.images())
    #expect(throws: DataError.idx(path: labels, .magic(found: [0, 0, 8, 3], expected: [0, 0, 8, 1]))) {
      try load(images)
    }
  }

  @Test("A label file in place of the image file is an error")
  func labelsAsImages() throws {
    let labels = try folder.write("labels-idx1", Self.labels())
    #expect(throws: DataError.idx(path: labels, .magic(found: [0, 0, 8, 1], expected: [0, 0, 8, 3]))) {
      try load(labels)
    }
  }

  @Test("Every truncation of a compressed file is an error")
  func cutCompression() throws {
    try folder.write("labels-idx1", Self.labels())
    let whole = Self.gzip(Self.images())
    for length in stride(from: 0, to: whole.count, by: 7) {
      let images = try folder.write("images-idx3.gz", Array(whole[..<length]))
      #expect(throws: DataError.self) { try load(images) }
    }
  }

  @Test("A wrong checksum is corrupt compression")
  func wrongChecksum() throws {
    try folder.write("labels-idx1", Self.labels())
    var bytes = Self.gzip(Self.images())
    bytes[bytes.count - 6] ^= 0xFF
    let images = try folder.write("images-idx3.gz", bytes)
    #expect(throws: DataError.corruptCompression(path: images, detail: "incorrect data check")) {
      try load(images)
    }
  }

  @Test("A small file that decompresses to more data than declared is an error after the first extra byte")
  func decompressionBomb() throws {
    let images = try folder.write(
      "images-idx3.gz", Self.gzip(Self.images() + [UInt8](repeating: 0, count: 50 << 20)))
    #expect(throws: DataError.idx(path: images, .trailingData(declared: 3 * 784))) { try load(images) }
  }

  @Test("A small file that declares and holds more than 100 times its own size is refused")
  func expansion() throws {
    let bytes = Self.images(count: 110_000) + [UInt8](repeating: 0, count: 110_000 * 784)
    let images = try folder.write("images-idx3.gz", Self.gzip(bytes))
    #expect(throws: DataError.expansion(path: images)) { try load(images) }
  }

  static let testImages = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/mnist/t10k-images-idx3-ubyte.gz").standardizedFileURL.path

  @Test(
    "MNIST's test set has the expected labels and digest",
    .enabled(if: FileManager.default.fileExists(atPath: testImages)))
  func mnist() throws {
    let digits = try load(Self.testImages)
    #expect(digits.count == 10_000)
    #expect(
      (0..<10).map { digit in digits.labels.count { $0 == digit } }
        == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    // zlib.crc32(labels + pixels) in Python.
    #expect(digits.digest == "2483b59d")
  }
}
