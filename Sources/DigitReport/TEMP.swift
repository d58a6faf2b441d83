struct NamedFigure { let name: String; let figure: Figure }
extension Shape {
  static func circle(centre: Point, radius: Double, fill: Fill) -> Shape {
    .rectangle(Rectangle(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius), fill: fill)
  }
}
import SystemSupport
extension Report {
  public func writeFigures(to folder: String) throws(FileError) {
    for figure in figures { try writeFileAtomically("\(folder)/\(figure.name).svg", Array(figure.figure.svg.source.utf8)) }
  }
}
