import SystemSupport

/// Labeled digits from one source that a user names: as pixels, or as image files still to be preprocessed.
public enum LabeledSource: Sendable, Equatable {
  /// The content of a CSV file or an IDX file.
  case pixels(LabeledDigits)
  /// The image files of a folder with subfolders `0`…`9`, or of a `.tsv` list.
  case images([LabeledImage<Int>])

  /// Opens a source; a folder, the `.tsv` extension, or the first bytes determine its kind.
  ///
  /// Image files are listed, not read. CSV and IDX files are loaded, gzip-compressed or not; the labels of an IDX
  /// image file are in the label file beside it. `-` is a CSV file on standard input.
  ///
  /// - Parameters:
  ///   - labelColumn: the column of a CSV file that holds the labels.
  ///   - jobs: the number of threads that parse.
  public init(path: String, labelColumn: LabelColumn, jobs: Int) throws(DataError) {
    self =
      if let images = try LabeledImage.images(of: path) {
        .images(images)
      } else {
        .pixels(try LabeledDigits(path: path, labelColumn: labelColumn, jobs: jobs))
      }
  }
}
