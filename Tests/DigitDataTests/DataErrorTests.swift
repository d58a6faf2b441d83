import SystemSupport
import Testing

@testable import DigitData

@Suite struct DataErrorTests {
  @Test(
    "A message names the file, what is wrong with it, and what to do",
    arguments: [
      (
        .file(FileError(path: "a.csv", operation: "open", number: ENOENT)),
        "cannot open a.csv: No such file or directory"
      ),
      (
        .corruptCompression(path: "a.gz", detail: "incorrect data check"),
        "a.gz: cannot be decompressed (incorrect data check); the file may be incomplete, download it again"
      ),
      (
        .tooLarge(path: "a.csv", limit: 2 << 30),
        "a.csv: holds more than 2048 MiB of data; split it into several files"
      ),
      (.empty(path: "a.csv"), "a.csv: holds no images"),
      (
        .columnCount(path: "a.csv", line: 1, found: 3, expected: [785, 784, 65, 64]),
        "a.csv, row 1: found 3 columns, expected 785 (a label and 28×28 pixels), 784 (28×28 pixels), "
          + "65 (a label and 8×8 pixels), 64 (8×8 pixels)"
      ),
      (
        .columnCount(path: "a.csv", line: 2, found: 1, expected: [785]),
        "a.csv, row 2: found 1 column, expected 785 (a label and 28×28 pixels)"
      ),
      (
        .cell(path: "a.csv", line: 2, column: 3, name: "pixel1", found: "\"x\"", maximum: 255),
        "a.csv, row 2, column 3 (pixel1): found \"x\", expected a whole number from 0 to 255, "
          + "or numbers from 0 to 1 in all rows"
      ),
      (
        .cell(path: "a.csv", line: 2, column: 1, name: nil, found: "\"x\"", maximum: 9),
        "a.csv, row 2, column 1: found \"x\", expected a whole number from 0 to 9"
      ),
      (
        .cell(path: "a.csv", line: 2, column: 5, name: nil, found: "\"80\"", maximum: 16),
        "a.csv, row 2, column 5: found \"80\", expected a whole number from 0 to 16, or numbers from 0 to 1 in all "
          + "rows; divide levels of 0 to 255 by 255"
      ),
      (
        .mixedLevels(path: "a.csv", line: 2, column: 5, found: "\"80\"", fractionLine: 7),
        "a.csv, row 2, column 5: found \"80\", expected a number from 0 to 1, since row 7 has fractions; use the same "
          + "scale in all rows"
      ),
      (
        .labelsFromOne(path: "a.csv", line: 5),
        "a.csv, row 5: the label is 10, and none is 0; write 0 for 10, or subtract 1 from all labels if 1 stands for "
          + "the digit 0"
      ),
      (
        .labelColumn(path: "a.csv", .contradiction(header: 785, option: .first)),
        "a.csv: the header calls column 785 label, but --label-column is first; leave out --label-column"
      ),
      (
        .labelColumn(path: "a.csv", .several([1, 785])),
        "a.csv: the header calls columns 1 and 785 label; rename all but one"
      ),
      (
        .labelColumn(path: "a.csv", .missing(name: "y")),
        "a.csv: no column is called \"y\"; --label-column takes first, last, a name in the header, or a number from 1"
      ),
      (
        .labelColumn(path: "a.csv", .beyond(number: 786, columns: 785)),
        "a.csv: --label-column is 786, but there are 785 columns"
      ),
      (
        .labelColumn(path: "a.csv", .seemsLast(columns: 785)),
        "a.csv: the labels seem to be in the last column, 785, not in the first; use --label-column last, or "
          + "--label-column first if they are in the first"
      ),
      (
        .longLine(path: "a.csv", line: 1),
        "a.csv, row 1: is longer than any row of pixels; expected at most 785 columns"
      ),
      (
        .expansion(path: "a.gz"),
        "a.gz: holds more than 100 times its own size, which images of digits do not; decompress it first if it is right"
      ),
      (
        .otherKind(path: "a.jpeg", .image("JPEG")),
        "a.jpeg: is a JPEG image; labeled digits are a CSV or IDX file, a folder with images in subfolders named "
          + "0 to 9, or a .tsv list of images and labels"
      ),
      (
        .otherKind(path: "a.xlsx", .zip),
        "a.xlsx: is a ZIP archive, as .xlsx, .npz and PyTorch files are; unpack it, or save the table in it as CSV"
      ),
      (
        .unlabeled(path: "a.csv", columns: 784),
        "a.csv: has 784 columns of pixels and no labels; labels are required here"
      ),
      (
        .missingLabels(path: "images", tried: ["labels", "labels.gz"]),
        "images: cannot find its label file; looked for labels, labels.gz"
      ),
      (
        .missingLabels(path: "mnist", tried: []),
        "mnist: cannot find its label file, since its name contains neither \"images\" nor \"idx3\"; "
          + "rename both files as in train-images-idx3-ubyte, train-labels-idx1-ubyte"
      ),
      (
        .noDigitFolders(path: "scans"),
        "scans: has no subfolders named 0 to 9, whose names label the images in them"
      ),
      (
        .numberLine(path: "a.tsv", line: 3, found: "a.png\t1.5"),
        "a.tsv, row 3: found \"a.png\\t1.5\", expected a path, a tab, and a number, which is digits only (with --marks, also minus signs, points and commas)"
      ),
      (
        .listLine(path: "a.tsv", line: 3, found: "a.png 7"),
        "a.tsv, row 3: found \"a.png 7\", expected a path, a tab, and a digit from 0 to 9"
      ),
      (
        .strokeLine(path: "s.tsv", line: 3, found: "7 1,1"),
        "s.tsv, row 3: found \"7 1,1\", expected a digit, a tab, a writer, a tab, and strokes of points x,y from 0 "
          + "to 1000"
      ),
      (
        .missingLabel(path: "s.tsv", label: 7),
        "s.tsv: has no strokes of the digit 7; strokes of all ten digits are needed"
      ),
      (
        .mixedSizes(path: "b.csv", side: 8, others: 28),
        "b.csv: its images are 8×8, those of the data before it are 28×28; use data with images of one size"
      ),
    ] as [(DataError, String)])
  func message(error: DataError, expected: String) {
    #expect(error.description == expected)
  }

  @Test(
    "A message about an IDX file says how it breaks the format",
    arguments: [
      (
        .magic(found: [0, 0, 8, 1], expected: [0, 0, 8, 3]),
        "starts with 00 00 08 01, expected 00 00 08 03 as in an MNIST IDX file"
      ),
      (.imageSize(rows: 32, columns: 16), "its images are 32×16, expected 28×28"),
      (
        .truncated(expected: 784, found: 100),
        "is truncated: expected 784 bytes of data, found 100; download it again"
      ),
      (.trailingData(declared: 784), "has more than the 784 bytes of data that its header declares"),
      (.countMismatch(images: 3, labels: 2), "has 2 labels for 3 images"),
      (.label(index: 1, value: 10), "label 1 is 10, expected 0 to 9"),
    ] as [(IDXProblem, String)])
  func idxMessage(problem: IDXProblem, expected: String) {
    #expect(DataError.idx(path: "images", problem).description == "images: \(expected)")
  }

  @Test("A missing file is distinguished from a malformed one")
  func isMissing() {
    #expect(DataError.file(FileError(path: "a", operation: "open", number: ENOENT)).isMissing)
    #expect(DataError.missingLabels(path: "a", tried: []).isMissing)
    #expect(!DataError.file(FileError(path: "a", operation: "open", number: EACCES)).isMissing)
    #expect(!DataError.empty(path: "a").isMissing)
  }
}
