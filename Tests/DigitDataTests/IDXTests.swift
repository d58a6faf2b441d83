import CZlib
import Foundation
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
    "Images and the labels beside them are read, compressed or not", arguments: [false, true], [false, true])
  func compression(imagesCompressed: Bool, labelsCompressed: Bool) throws {
    let images = try folder.write(
      "t-images-idx3-ubyte" + (imagesCompressed ? ".gz" : ""),
      imagesCompressed ? Self.gzip(Self.images()) : Self.images())
    _ = try folder.write(
      "t-labels-idx1-ubyte" + (labelsCompressed ? ".gz" : ""),
      labelsCompressed ? Self.gzip(Self.labels()) : Self.labels())
    #expect(try load(images) == Self.digits)
  }

  @Test("The label file has the image file's name with two words changed")
  func labelPaths() {
    #expect(
      IDX.labelPaths(besideImages: "images/train-images.idx3-ubyte")
        == ["images/train-labels.idx1-ubyte", "images/train-labels.idx1-ubyte.gz"])
    #expect(IDX.labelPaths(besideImages: "other").isEmpty)
  }

  @Test("Missing labels are an error that names where they were looked for")
  func missingLabels() throws {
    let images = try folder.write("images-idx3", Self.images())
    let expected = DataError.missingLabels(
      path: images, tried: ["\(folder.path)/labels-idx1", "\(folder.path)/labels-idx1.gz"])
    #expect(throws: expected) { try load(images) }
    #expect(expected.isMissing)
  }

  @Test("A missing file is told from a broken one")
  func missingFile() {
    let error = #expect(throws: DataError.self) { try load("\(folder.path)/nowhere") }
    #expect(error?.isMissing == true)
  }

  @Test(
    "A header that lies about the bytes behind it is an error that says both", arguments: [2, 4, 0xFFFF_FFFF])
  func lyingCount(count: Int) throws {
    let images = try folder.write("images-idx3", Self.images(count: count))
    let error = #expect(throws: DataError.self) { try load(images) }
    let found = Self.digits.pixels.count
    #expect(
      error
        == .idx(
          path: images, count == 2 ? .excess(declared: 2 * 784) : .cut(declared: count * 784, found: found))
        || error == .tooLarge(path: images, limit: 2 << 30))
  }

  @Test("Pictures of another size are refused before they are read")
  func otherSize() throws {
    let images = try folder.write("images-idx3", Self.images(side: 0xFFFF_FFFF))
    #expect(throws: DataError.idx(path: images, .size(rows: 0xFFFF_FFFF, columns: 0xFFFF_FFFF))) {
      try load(images)
    }
  }

  @Test("Labels that do not fit the images are an error in the label file")
  func wrongLabels() throws {
    let images = try folder.write("images-idx3", Self.images())
    let labels = try folder.write("labels-idx1", Self.labels(count: 2, [7, 0]))
    #expect(throws: DataError.idx(path: labels, .counts(images: 3, labels: 2))) { try load(images) }
    _ = try folder.write("labels-idx1", Self.labels([7, 10, 9]))
    #expect(throws: DataError.idx(path: labels, .label(index: 1, value: 10))) { try load(images) }
    _ = try folder.write("labels-idx1", Self.images())
    #expect(throws: DataError.idx(path: labels, .magic(found: [0, 0, 8, 3], expected: [0, 0, 8, 1]))) {
      try load(images)
    }
  }

  @Test("A label file given for the images is named for what it is")
  func labelsAsImages() throws {
    let labels = try folder.write("labels-idx1", Self.labels())
    #expect(throws: DataError.idx(path: labels, .magic(found: [0, 0, 8, 1], expected: [0, 0, 8, 3]))) {
      try load(labels)
    }
  }

  @Test("No cut of a compressed file is read as whole, and none crashes")
  func cutCompression() throws {
    _ = try folder.write("labels-idx1", Self.labels())
    let whole = Self.gzip(Self.images())
    for length in stride(from: 0, to: whole.count, by: 7) {
      let images = try folder.write("images-idx3.gz", Array(whole[..<length]))
      #expect(throws: DataError.self) { try load(images) }
    }
  }

  @Test("A changed checksum is a corrupt compression")
  func wrongChecksum() throws {
    _ = try folder.write("labels-idx1", Self.labels())
    var bytes = Self.gzip(Self.images())
    bytes[bytes.count - 6] ^= 0xFF
    let images = try folder.write("images-idx3.gz", bytes)
    #expect(throws: DataError.corruptCompression(path: images, detail: "incorrect data check")) {
      try load(images)
    }
  }

  @Test("A small file that unfolds beyond its header is refused at the first byte too many")
  func bomb() throws {
    let images = try folder.write(
      "images-idx3.gz", Self.gzip(Self.images() + [UInt8](repeating: 0, count: 50 << 20)))
    #expect(throws: DataError.idx(path: images, .excess(declared: 3 * 784))) { try load(images) }
  }

  static let testImages = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/mnist/t10k-images-idx3-ubyte.gz").standardizedFileURL.path

  @Test(
    "MNIST's own test set is read to the byte",
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
