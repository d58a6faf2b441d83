import DigitImage
import Figures
import Foundation
import TestSupport
import Testing

@testable import DigitReport

@Suite("Figures with images") struct FigureEncodingTests {
  /// The decoded image of a figure.
  private func image(_ figure: Figure) throws -> Bitmap {
    let data = try #require(
      figure.svg.source.split(separator: "data:image/png;base64,").last?.split(separator: "\"").first)
    return try decodeImage(Array(#require(Data(base64Encoded: String(data)))))
  }

  @Test("Ink becomes a gray PNG in the SVG: 255 = no ink, 0 = full ink or more")
  func ink() throws {
    let ink = Plane(width: 5, height: 1, values: [0, 0.5, 0.25, 2, -1])
    let figure = Figure(Raster(ink: ink, full: 0.5), title: "ink")
    #expect(try image(figure) == Bitmap(width: 5, height: 1, format: .gray, pixels: [255, 0, 128, 0, 255]))
  }

  @Test("A photo keeps its colors")
  func photo() throws {
    let bitmap = Bitmap(width: 2, height: 2, format: .rgb, pixels: (0..<12).map { UInt8($0 * 20) })
    let stages = try #require(throws: NoDigitFound.self) { try Preprocessing.run(bitmap) }.stages
    #expect(try image(Figure(Raster(stages.image), title: "photo")) == bitmap)
  }

  @Test(
    "Negative and positive values become a PNG with opacity, which is flattened onto white when it is decoded"
  )
  func signed() throws {
    let raster = Raster(signed: [0, 1, -1], width: 3, full: 1)
    let pixels = try image(Figure(raster, title: "signed")).pixels
    #expect(pixels == [255, 255, 255] + Color.accent.mean + Color.contrast.mean)
  }

  @Test("Figures are written as SVG and as PNG with two pixels per unit")
  func files() throws {
    let folder = try TemporaryFolder()
    let figure = Figure(width: 30, height: 20, title: "title")
    try writeFigures([FigureFile(name: "one", figure: figure)], to: folder.path)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["one.png", "one.svg"])
    let png = try Data(contentsOf: URL(filePath: folder.file("one.png")))
    let bitmap = try decodeImage(Array(png))
    #expect((bitmap.width, bitmap.height) == (60, 40))
    let svg = try String(contentsOfFile: folder.file("one.svg"), encoding: .utf8)
    #expect(svg.hasPrefix("<svg ") && svg.contains("<title>title</title>"))
  }
}
