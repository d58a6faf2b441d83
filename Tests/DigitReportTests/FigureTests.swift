import DigitImage
import Foundation
import FoundationXML
import Testing

@testable import DigitReport

@Suite struct FigureTests {
  @Test("A drawing is well-formed, with every shape in it, in order")
  func shapes() throws {
    var figure = Figure(width: 30, height: 20, scale: 2, title: "a <b> & c")
    let box = Rectangle(x: 1, y: 2.5, width: 3, height: 4)
    figure.add(.rectangle(box, fill: Fill(color: .accent, opacity: 0.5)))
    figure.add(.line([Point(x: 0, y: 0), Point(x: 1.25, y: 2)], Stroke(color: .contrast, isDashed: true)))
    figure.add(.text("x < y", at: Point(x: 5, y: 6), TextStyle(anchor: .end, isBold: true)))
    figure.add(.circle(center: Point(x: 7, y: 8), radius: 1.5, fill: Fill(color: .accent)))
    let ink = Plane(width: 2, height: 1, values: [0, 1])
    figure.add(.image(Raster(ink: ink), box, isPixelated: true))

    let svg = try parse(figure.svg.source)
    #expect(svg.attributes["viewBox"] == "0 0 30 20")
    #expect(svg.attributes["width"] == "60")
    #expect(svg.children.map(\.name) == ["title", "rect", "polyline", "text", "circle", "image"])
    #expect(svg.children[0].text == "a <b> & c")
    #expect(svg.children[1].attributes["y"] == "2.5")
    #expect(svg.children[1].attributes["class"] == "fill-accent")
    #expect(svg.children[1].attributes["fill-opacity"] == "0.5")
    #expect(svg.children[2].attributes["points"] == "0,0 1.25,2")
    #expect(svg.children[2].attributes["class"] == "no-fill stroke-contrast dashed")
    #expect(svg.children[3].text == "x < y")
    #expect(svg.children[3].attributes["text-anchor"] == "end")
    #expect(svg.children[4].attributes["r"] == "1.5")
    #expect(svg.children[5].attributes["class"] == "ink pixels")
  }

  @Test("Ink in a drawing is a PNG: bare ground white, full ink black, the rest between, nothing beyond")
  func ink() throws {
    let ink = Plane(width: 5, height: 1, values: [0, 0.5, 0.25, 2, -1])
    let png = try png(Figure(Raster(ink: ink, full: 0.5), title: "ink"))
    #expect(png == Bitmap(width: 5, height: 1, format: .gray, pixels: [255, 0, 128, 0, 255]))
  }

  @Test("Values above 0 have one color, those below another, and 0 is clear")
  func signed() {
    let raster = Raster(signed: Plane(width: 4, height: 1, values: [0, 1, -2, -9]), full: 2)
    let (above, below) = (Color.accent.middle, Color.contrast.middle)
    #expect(raster.bitmap.pixels == above + [0] + above + [128] + below + [255] + below + [255])
    #expect(Color.accent.middle == [0x4C, 0x85, 0xEA])
  }

  @Test("A photo in a drawing keeps its colors")
  func photo() throws {
    let pixels = (0..<12).map { UInt8($0 * 20) }
    let bitmap = Bitmap(width: 2, height: 2, format: .rgb, pixels: pixels)
    let stages = try #require(throws: NoDigitFound.self) { try Preprocessing.run(bitmap) }.stages
    #expect(try png(Figure(Raster(stages.image), title: "photo")) == bitmap)
  }

  @Test("A drawing's own file carries its colors and its ground")
  func standalone() throws {
    var figure = Figure(width: 30, height: 20, title: "t")
    figure.add(.text("x", at: Point(x: 5, y: 6), TextStyle()))
    let svg = try parse(figure.standaloneSVG)
    #expect(svg.name == "svg")
    #expect(svg.children.map(\.name) == ["title", "style", "rect", "text"])
    #expect(svg.children[1].text == Stylesheet.drawings)
    #expect(svg.children[2].attributes["class"] == "fill-ground")
  }

  @Test("Bars are as long as their shares")
  func bars() throws {
    let chart = BarChart(
      title: "shares",
      bars: [0, 0.25, 1].map { BarChart.Bar(name: "n", share: $0, number: "\($0)", isEmphasized: $0 == 1) })
    let rectangles = try parse(chart.figure.svg.source).children.filter { $0.name == "rect" }
    let widths = rectangles.compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(widths.count == 6)
    #expect(stride(from: 1, to: 6, by: 2).map { widths[$0] / widths[0] } == [0, 0.25, 1])
    #expect(rectangles[5].attributes["class"] == "fill-accent")
  }

  /// The picture in a drawing.
  private func png(_ figure: Figure) throws -> Bitmap {
    let image = try #require(try parse(figure.svg.source).children.first { $0.name == "image" })
    let parts = try #require(image.attributes["href"]).split(separator: ",")
    #expect(parts[0] == "data:image/png;base64")
    return try decodeImage(Array(#require(Data(base64Encoded: String(parts[1])))))
  }
}

/// An element of XML, as Foundation's parser reads it.
struct Element {
  let name: String
  let attributes: [String: String]
  var children: [Element] = []
  var text = ""
}

func parse(_ source: String) throws -> Element {
  let reader = ElementReader()
  let parser = XMLParser(data: Data(source.utf8))
  parser.delegate = reader
  try #require(parser.parse(), "not well-formed: \(source.prefix(200))")
  return try #require(reader.open.first?.children.first)
}

private final class ElementReader: NSObject, XMLParserDelegate {
  /// From the root of all down to the element that is being read.
  var open = [Element(name: "", attributes: [:])]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].text += text }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let element = open.removeLast()
    open[open.count - 1].children.append(element)
  }
}
