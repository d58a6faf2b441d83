import DigitImage
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct AtlasTests {
  static func atlas(
    _ channels: Int, _ height: Int, _ width: Int, values: [Float]? = nil
  ) throws -> Atlas {
    let shape = ActivationShape(channels: channels, height: height, width: width)
    return try #require(
      Atlas(
        shape: shape, values: values ?? (0..<shape.count).map { Float($0) - Float(shape.count) / 2 },
        title: "t"))
  }

  /// The picture in a drawing.
  static func bitmap(_ figure: Figure) -> RasterPixels? {
    figure.shapes.lazy.compactMap { shape -> RasterPixels? in
      if case .image(let raster, _, _) = shape { raster.bitmap } else { nil }
    }.first
  }

  @Test(
    "So many stand beside one another that none is missing in the last row, wider than high",
    arguments: [
      (24, 6), (48, 8), (96, 12), (128, 16), (32, 8), (10, 5), (16, 4), (1, 1), (2, 2), (7, 4), (13, 5),
    ])
  func columns(count: Int, columns: Int) throws { #expect(try Self.atlas(count, 3, 3).columns == columns) }

  @Test("Maps lie beside one another, row by row, with a clear pixel between")
  func maps() throws {
    let values: [Float] = [1, -1, 1, 1, /**/ -1, -1, -1, 1]
    let atlas = try Self.atlas(2, 2, 2, values: values)
    let bitmap = try #require(Self.bitmap(atlas.figure()))
    #expect((bitmap.width, bitmap.height) == (5, 2))
    let (above, below) = (Color.accent.middle, Color.contrast.middle)
    let pixels = stride(from: 0, to: bitmap.pixels.count, by: 4).map { Array(bitmap.pixels[$0..<$0 + 4]) }
    #expect(pixels.map { $0[3] } == [255, 255, 0, 255, 255, 255, 255, 0, 255, 255])
    let colors = pixels.filter { $0[3] > 0 }.map { Array($0.prefix(3)) }
    #expect(colors == [above, below, below, below, above, above, below, above])
  }

  @Test("Single values are squares without gaps, no larger than a fingertip")
  func squares() throws {
    let atlas = try Self.atlas(10, 1, 1)
    let figure = atlas.figure(width: 1000)
    #expect((figure.width, figure.height) == (200, 80))
    let bitmap = try #require(Self.bitmap(figure))
    #expect((bitmap.width, bitmap.height) == (5, 2))
  }

  @Test(
    "One great value does not make all others pale; nothing but zeros is clear, and so is what is no number")
  func scale() throws {
    #expect(try Self.atlas(1, 10, 20, values: [900] + (1..<200).map { Float($0) / 100 }).full < 2)
    #expect(try Self.atlas(1, 10, 20, values: [5] + Array(repeating: 0, count: 199)).full == 5)
    let zeros = try Self.atlas(2, 2, 2, values: Array(repeating: 0, count: 8))
    #expect(zeros.full == 0)
    #expect(
      Self.bitmap(zeros.figure())?.pixels.enumerated().allSatisfy { $0.offset % 4 < 3 || $0.element == 0 }
        == true)
    let infinite = try Self.atlas(2, 1, 2, values: [.infinity, -.infinity, .nan, 1])
    #expect(Self.bitmap(infinite.figure()) != nil)
  }

  @Test("Of very many maps the first are shown, and the caption says so")
  func bounded() throws {
    let atlas = try Self.atlas(3000, 10, 10)
    #expect(atlas.shown == 1310)
    #expect(atlas.scaleText.hasPrefix("the first 1310 of 3000, "))
    let bitmap = try #require(Self.bitmap(atlas.figure()))
    #expect(bitmap.width * bitmap.height < 200_000)
    #expect(try !Self.atlas(24, 28, 28).scaleText.contains("first"))
  }

  @Test(
    "Where a single channel is larger than a page can show there is no picture, and the page goes without")
  func tooLarge() throws {
    let shape = ActivationShape(channels: 1, height: 400, width: 400)
    let isShown = Atlas(shape: shape, values: Array(repeating: 1, count: 160_000), title: "t") != nil
    #expect(!isShown)

    func explanation(_ layers: [LayerSpecification]) throws -> NetworkExplanation {
      NetworkExplanation(
        model: try WeightPicturesTests.model(side: 400, layers), inputs: Array(repeating: 1, count: 160_000),
        label: 1, learningRate: 0.1)
    }
    let maps = try explanation([
      .convolution(outputs: 1, kernel: 1, padding: 0), .maxPool(size: 100), .dense(outputs: 10),
    ])
    // Of the convolution what comes out of pooling is small enough.
    #expect(maps.forwardSections.map(\.figures.count) == [1, 1, 1])
    let weights = try #require(try explanation([.dense(outputs: 10)]).backwardSections.last).markup.source
    #expect(weights.contains("dense1.weight") && !weights.contains("dense1.weight, neuron "))
  }
}
