import Testing

@testable import Figures

@Suite struct RasterTests {
  @Test("Ink is gray: 255 = no ink, 0 = full ink; values beyond are clamped")
  func ink() {
    let raster = Raster(ink: [0, 0.5, 0.25, 2, -1, 0.1], width: 3, full: 0.5)
    #expect(
      raster.buffer
        == PixelBuffer(width: 3, height: 2, format: .gray, pixels: [255, 0, 128, 0, 255, 204]))
  }

  @Test("Positive and negative values have different colors, and their opacity is their magnitude")
  func signed() {
    let raster = Raster(signed: [0, 1, -2, -9], width: 4, full: 2)
    let (positive, negative) = (Color.accent.mean, Color.contrast.mean)
    #expect(raster.buffer.format == .rgba)
    #expect(
      raster.buffer.pixels == positive + [0] + positive + [128] + negative + [255] + negative + [255])
  }

  @Test("The mean of a color's tones is rounded down")
  func mean() {
    #expect(Color.accent.mean == [0x4C, 0x85, 0xEA])
    #expect(Color.background.mean == [0x8B, 0x8B, 0x8D])
  }
}
