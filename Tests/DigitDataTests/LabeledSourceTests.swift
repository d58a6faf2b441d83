import SystemSupport
import TestSupport
import Testing

@testable import DigitData

@Suite struct LabeledSourceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func source(_ path: String) throws(DataError) -> LabeledSource {
    try LabeledSource(path: path, labelColumn: .automatic, jobs: 1)
  }

  func list(_ text: String) throws -> String { try folder.write("list.tsv", Array(text.utf8)) }

  @Test("The subfolders 0 to 9 label the files in them; other subfolders are ignored")
  func digitFolders() throws {
    for name in ["7/b.png", "7/a.png", "7/more/c.png", "0/x.png", "12/y.png", "notes/z.png"] {
      try folder.write(name)
    }
    func image(_ below: String, in digit: Int) -> LabeledImage<Int> {
      let path = "\(folder.path)/\(digit)/\(below)"
      return LabeledImage(file: .found(path, relativePath: below), label: digit)
    }
    #expect(
      try source(folder.path)
        == .images([
          image("x.png", in: 0), image("a.png", in: 7), image("b.png", in: 7), image("more/c.png", in: 7),
        ]))
  }

  @Test("A folder without such subfolders is an error")
  func noDigitFolders() throws {
    try folder.write("a.png")
    #expect(throws: DataError.noDigitFolders(path: folder.path)) { try source(folder.path) }
  }

  @Test(
    "A list's paths are relative to its folder; a header, more columns, blank lines and CRLF are accepted")
  func listOfImages() throws {
    let path = try list("file\tlabel\tnote\r\na b.png\t3\tx\r\n\r\n/c.png\t0\r\n")
    #expect(
      try source(path)
        == .images([
          LabeledImage(file: .named("\(folder.path)/a b.png"), label: 3),
          LabeledImage(file: .named("/c.png"), label: 0),
        ]))
  }

  @Test(
    "A line that is not a path, a tab and a digit is an error with its number and its text",
    arguments: ["a.png", "a.png\t10", "a.png\t", "\t3", "a.png 3", "a.png\tx", "a.png\t-1"])
  func malformedLine(line: String) throws {
    let path = try list("file\tlabel\nb.png\t1\n\(line)\n")
    #expect(throws: DataError.listLine(path: path, line: 3, found: line)) { try source(path) }
  }

  @Test("The labels of a list of numbers are digits, zeros in front kept; paths are as in other lists")
  func listOfNumbers() throws {
    let path = try list("file\tlabel\tkind\na.png\t0012\twhole\r\n/c.png\t7\n")
    #expect(
      try LabeledImage.numbers(inList: path) == [
        LabeledImage(file: .named("\(folder.path)/a.png"), label: "0012"),
        LabeledImage(file: .named("/c.png"), label: "7"),
      ])
  }

  @Test(
    "A line that is not a path, a tab and a number is an error with its number and its text",
    arguments: [
      "a.png", "a.png\t", "\t3", "a.png 3", "a.png\tx", "a.png\t-1", "a.png\t1.5", "a.png\t１２", "a.png\0b\t3",
    ])
  func malformedNumberLine(line: String) throws {
    let path = try list("file\tlabel\nb.png\t1\n\(line)\n")
    #expect(throws: DataError.numberLine(path: path, line: 3, found: line)) {
      try LabeledImage.numbers(inList: path)
    }
  }

  @Test(
    "A missing file is an error of the file, whatever its extension", arguments: ["none.tsv", "none.csv"])
  func missing(name: String) {
    let path = "\(folder.path)/\(name)"
    #expect(throws: DataError.file(FileError(path: path, operation: "open", number: ENOENT))) {
      try source(path)
    }
  }

  @Test("A CSV file is loaded as pixels, with the labels of the column asked for")
  func pixels() throws {
    let row = "3," + [String](repeating: "0,", count: 63).joined() + "9"
    let path = try folder.write("digits.csv", Array(row.utf8))
    let zeros = [UInt8](repeating: 0, count: 63)
    #expect(try source(path) == .pixels(LabeledDigits(side: 8, pixels: zeros + [9], labels: [3])))
    #expect(
      try LabeledSource(path: path, labelColumn: .last, jobs: 1)
        == .pixels(LabeledDigits(side: 8, pixels: [3] + zeros, labels: [9])))
  }

  @Test("A CSV file without labels is an error here, and a table of pixels elsewhere")
  func unlabeled() throws {
    let row = [String](repeating: "2", count: 64).joined(separator: ",")
    let path = try folder.write("test.csv", Array(row.utf8))
    #expect(throws: DataError.unlabeled(path: path, columns: 64)) { try source(path) }
    #expect(
      try PixelTable(path: path, labelColumn: .automatic, jobs: 1)
        == PixelTable(side: 8, pixels: [UInt8](repeating: 2, count: 64), labels: nil))
  }

  @Test("A file that cannot hold labeled digits is an error that tells its kind")
  func source() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0])
    #expect(throws: DataError.otherKind(path: path, .image("JPEG"))) {
      try LabeledSource(path: path, labelColumn: .automatic, jobs: 1)
    }
  }
}
