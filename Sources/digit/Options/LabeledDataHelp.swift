import ArgumentParser
import DigitData

/// The kinds of labeled data that `train` and `evaluate` read.
let labeledDataHelp = """
  A CSV file with a label and 784 or 64 pixels per row, as on Kaggle (header optional); an MNIST IDX image file with \
  its label file beside it; a folder of images in subfolders 0 to 9; or a .tsv list of image paths and labels. CSV and \
  IDX files may be gzip-compressed.
  """

extension LabelColumn: ExpressibleByArgument {}
