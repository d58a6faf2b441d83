import Foundation
import Testing

@testable import Figures

@Suite struct FigureTests {
  /// A PNG encoder that returns the pixels as they are.
  private static func raw(_ buffer: PixelBuffer) -> [UInt8] { buffer.pixels }

  @Test("An SVG element is well-formed and contains every shape in order")
  func shapes() throws {
    var figure = Figure(width: 30, height: 20, scale: 2, title: "a <b> & c")
    let box = Rectangle(x: 1, y: 2.5, width: 3, height: 4)
    figure.add(.rectangle(box, fill: Fill(color: .accent, opacity: 0.5)))
    figure.add(.line([Point(x: 0, y: 0), Point(x: 1.25, y: 2)], Stroke(color: .contrast, isDashed: true)))
    figure.add(.text("x < y", at: Point(x: 5, y: 6), TextStyle(anchor: .end, isBold: true)))
    figure.add(.circle(center: Point(x: 7, y: 8), radius: 1.5, fill: Fill(color: .accent)))
    figure.add(.image(Raster(ink: [0, 1], width: 2), box, isPixelated: true))

    let svg = try parse(figure.svg(encode: Self.raw).source)
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
    #expect(svg.children[5].attributes["href"] == "data:image/png;base64," + base64([255, 0]))
  }

  @Test("An SVG file contains its stylesheet and a background")
  func file() throws {
    var figure = Figure(width: 30, height: 20, title: "t")
    figure.add(.text("x", at: Point(x: 5, y: 6), TextStyle()))
    let svg = try parse(figure.svgFile(encode: Self.raw))
    #expect(svg.name == "svg")
    #expect(svg.children.map(\.name) == ["title", "style", "rect", "text"])
    #expect(svg.children[1].text == Figure.stylesheet)
    #expect(svg.children[2].attributes["class"] == "fill-ground")
    #expect(svg.children[2].attributes["width"] == "30" && svg.children[2].attributes["height"] == "20")
  }

  @Test("An image fits the room in both directions, with its shapes over it and a border")
  func fitting() {
    let raster = Raster(ink: [0, 1, 0, 1], width: 4)
    let dot = Shape.circle(center: Point(x: 1, y: 0), radius: 1, fill: Fill(color: .accent))
    let figure = Figure(raster, title: "", fitting: (100, 10), overlays: [dot])
    #expect((figure.width, figure.height, figure.scale) == (4, 1, 10))
    #expect(Figure(raster, title: "", fitting: (100, 90)).scale == 25)
    guard figure.shapes.count == 3, case .image(_, let box, let isPixelated) = figure.shapes[0],
      case .circle = figure.shapes[1], case .rectangle(let border, nil, let stroke?) = figure.shapes[2]
    else {
      Issue.record("\(figure.shapes)")
      return
    }
    #expect(box == Rectangle(x: 0, y: 0, width: 4, height: 1) && isPixelated)
    #expect(border == box && stroke.color == .rule)
  }
}
