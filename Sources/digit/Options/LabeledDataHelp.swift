import ArgumentParser
import DigitData

/// The kinds of labeled data that `train` and `evaluate` read.
let labeledDataHelp = """
  A CSV file with a label and 784 or 64 pixels per row, as on Kaggle (header optional; levels of 0 to 255, 0 to 16 or 0 \
  to 1); an MNIST IDX image file with its label file beside it; a folder of images in subfolders 0 to 9; or a .tsv list \
  of image paths and labels. CSV and IDX files may be gzip-compressed; - is a CSV file on standard input.
  """

/// `--label-column`
struct LabelColumnOption: ParsableArguments {
  @Option(
    name: .customLong("label-column"),
    help: .init(
      """
      Column of a CSV file that holds the labels: first, last, its name in the header, or its number, 1 to 785. The default \
      is the one that the header calls label, or else the first.
      """, valueName: "column"), completion: .list(["first", "last"]))
  var value = LabelColumn.automatic
}

extension LabelColumn: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  /// The help explains the default.
  public var defaultValueDescription: String { "" }
}
