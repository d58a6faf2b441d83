import Figures
import SystemSupport

/// A figure of a report that `--figures` writes to files of its own.
struct FigureFile {
  /// The files' name without extension.
  let name: String
  let figure: Figure
}

/// Writes each figure into a folder, as SVG and as PNG.
func writeFigures(_ files: [FigureFile], to folder: String) throws(FileError) {
  for file in files {
    try writeFileAtomically("\(folder)/\(file.name).svg", file.figure.svgFile)
    try writeFileAtomically("\(folder)/\(file.name).png", file.figure.pngFile)
  }
}
