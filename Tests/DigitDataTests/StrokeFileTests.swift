import TestSupport
import Testing

@testable import DigitData

@Suite struct StrokeFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file with a dot for each digit, whose line 8 is replaced.
  static func file(line8: String = "7\tann\t1,1", lineEnd: String = "\n") -> String {
    (["label\twriter\tstrokes"] + (0...9).map { $0 == 7 ? "" : "\($0)\tann\t0,\($0)" })
      .enumerated().map { ($0.offset == 8 ? line8 : $0.element) + lineEnd }.joined()
  }

  func load(_ text: String) throws -> StrokeDigits {
    try StrokeDigits(path: folder.write("strokes.tsv", [UInt8](text.utf8)))
  }

  @Test("A line is a label, a writer, and strokes of points in thousandths", arguments: ["\n", "\r\n"])
  func line(end: String) throws {
    let digits = try load(
      Self.file(line8: "7\tann\t0,0 640,0 300,1000;150,480 560,470;5,10", lineEnd: end))
    #expect(digits.count == 10)
    #expect(digits.labels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(
      digits.strokes(of: 7) == [
        [SIMD2(0, 0), SIMD2(0.64, 0), SIMD2(0.3, 1)], [SIMD2(0.15, 0.48), SIMD2(0.56, 0.47)],
        [SIMD2(0.005, 0.01)],
      ])
    #expect(digits.strokes(of: 0) == [[SIMD2(0, 0)]])
    #expect(digits.strokes(of: 8) == [[SIMD2(0, 0.008)]])
  }

  @Test("A file may lack the header and the last line end, and has the digest of its text, compressed or not")
  func form() throws {
    let text = Self.file().split(separator: "\n").dropFirst().joined(separator: "\n")
    let digits = try load(text)
    #expect(digits.labels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(digits.digest == "f9ea8268")
    let compressed = try folder.write("strokes.tsv.gz", IDXTests.gzip([UInt8](text.utf8)))
    #expect(try StrokeDigits(path: compressed) == digits)
  }

  @Test(
    "A malformed line is refused with its number",
    arguments: [
      "7", "7\tann", "7\tann\t", "7\tann\t1,1\tmore", "10\tann\t1,1", "a\tann\t1,1", "\tann\t1,1",
      "7\tann\t1", "7\tann\t1,", "7\tann\t,1", "7\tann\t1,1,1", "7\tann\t1,1001", "7\tann\t-1,1",
      "7\tann\t1,1.5", "7\tann\t1,1 ", "7\tann\t1,1  2,2", "7\tann\t1,1;", "7\tann\t;1,1", "7 ann 1,1",
      "7\tann\t00001,1", "7\tann\t99999999999999999999,1", "7\tann\t\0", "label",
    ])
  func malformed(line: String) throws {
    let path = try folder.write("strokes.tsv", [UInt8](Self.file(line8: line).utf8))
    #expect(throws: DataError.strokeLine(path: path, line: 9, found: line)) { try StrokeDigits(path: path) }
  }

  @Test("A line of more than 16 KiB is refused, and shown in part")
  func longLine() throws {
    let points = Array(repeating: "1,1", count: 4095).joined(separator: " ")
    #expect(try load(Self.file(line8: "7\ta\t" + points)).strokes(of: 7)[0].count == 4095)
    let longer = "7\ta\t" + points + " 1,1"
    #expect(longer.utf8.count == (1 << 14) + 3)
    let path = try folder.write("strokes.tsv", [UInt8](Self.file(line8: longer).utf8))
    #expect(throws: DataError.strokeLine(path: path, line: 9, found: String(longer.prefix(60)))) {
      try StrokeDigits(path: path)
    }
  }

  @Test("A file without digits, or without one of the ten, is refused")
  func missing() throws {
    let path = try folder.write("strokes.tsv", [UInt8]("label\twriter\tstrokes\n".utf8))
    #expect(throws: DataError.empty(path: path)) { try StrokeDigits(path: path) }
    try folder.write("strokes.tsv", [UInt8](Self.file(line8: "").utf8))
    #expect(throws: DataError.missingLabel(path: path, label: 7)) { try StrokeDigits(path: path) }
  }

  @Test("A truncated gzip file and a file that expands beyond the limit are refused")
  func compression() throws {
    let bytes = IDXTests.gzip([UInt8](Self.file().utf8))
    let path = try folder.write("strokes.tsv.gz", bytes.dropLast(9))
    #expect(throws: DataError.corruptCompression(path: path, detail: "unexpected end of file")) {
      try StrokeDigits(path: path)
    }
    try folder.write("strokes.tsv.gz", IDXTests.gzip([UInt8](repeating: 10, count: (64 << 20) + 1)))
    #expect(throws: DataError.tooLarge(path: path, limit: 64 << 20)) { try StrokeDigits(path: path) }
  }

  @Test("The file in models has 2,500 digits or more of each label, in at most four strokes")
  func published() throws {
    let path =
      #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/models/strokes.tsv.gz"
    let digits = try StrokeDigits(path: path)
    #expect(digits.digest == "34da92f3")
    let counts = (0..<10).map { label in digits.labels.count { $0 == label } }
    #expect(counts == [2661, 2772, 2710, 2566, 2630, 2505, 2500, 2608, 2532, 2525])
    #expect((0..<digits.count).map { digits.strokes(of: $0).count }.max() == 4)
  }
}
