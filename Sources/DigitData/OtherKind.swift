import SystemSupport

extension FileKind {
  /// What to do with a file of this kind that is named as labeled digits; nil if it may hold a table of pixels, or is of a
  /// format that is read elsewhere.
  var remedyForData: String? {
    switch self {
    case .image:
      "labeled digits are a CSV or IDX file, a folder with images in subfolders named 0 to 9, or a .tsv list of images "
        + "and labels"
    case .pdf: "save its digits as images, in folders named 0 to 9"
    case .zip: "unpack it, or save the table in it as CSV"
    case .numpy, .hdf5, .parquet, .pickle: "save its rows as CSV"
    case .safetensors: "a model is named with --model; name labeled digits here"
    case .webPage: "the download went wrong; download the data file itself"
    case .gzip, .mnistImages, .mnistLabels, .csv, .text, .empty: nil
    }
  }
}
