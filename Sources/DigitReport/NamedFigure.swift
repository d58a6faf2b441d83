import SystemSupport

/// A drawing that has a file of its own.
struct NamedFigure {
  /// What the file is called, without its extension.
  let name: String
  let figure: Figure
}

extension Figure {
  /// The drawing as an SVG file: it carries its colors and its ground.
  var standaloneSVG: String {
    var whole = Figure(width: width, height: height, scale: scale, title: title)
    let all = Rectangle(x: 0, y: 0, width: width, height: height)
    whole.add(.rectangle(all, fill: Fill(color: .ground)))
    for shape in shapes { whole.add(shape) }
    return whole.svg(style: Stylesheet.drawings).source + "\n"
  }
}

/// Writes each drawing into a folder, as SVG and as PNG.
func writeFigures(_ figures: [NamedFigure], to folder: String) throws(FileError) {
  for named in figures {
    try writeFileAtomically("\(folder)/\(named.name).svg", Array(named.figure.standaloneSVG.utf8))
    try writeFileAtomically("\(folder)/\(named.name).png", named.figure.png())
  }
}
