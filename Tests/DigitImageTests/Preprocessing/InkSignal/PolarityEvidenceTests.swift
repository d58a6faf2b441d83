import Testing

@testable import DigitImage

@Suite("Polarity evidence")
struct PolarityEvidenceTests {
  /// A page of 80×60 pixels in a dark frame, with a paler stem.
  private static func framedPage(frame: Int, stem: Float) -> Plane {
    var gray = Plane(width: 80, height: 60, filledWith: 0.05)
    gray.fill(PixelBox(x: frame, y: frame, width: 80 - 2 * frame, height: 60 - 2 * frame), with: 0.9)
    gray.fill(PixelBox(x: 36, y: 15, width: 8, height: 30), with: stem)
    return gray
  }

  @Test(
    "A dark frame around a page is not the background of light ink", arguments: [2, 5],
    [0.05, 0.3] as [Float])
  func frame(width: Int, stem: Float) {
    let evidence = PolarityEvidence(WorkingImage(gray: Self.framedPage(frame: width, stem: stem)))
    #expect(evidence.tones == nil)
    #expect(evidence.polarity == .darkInk)
  }

  @Test(
    "A shadow over a part of the paper is no class of its own, unless it is as dark as ink",
    arguments: [(0.61, false), (0.7, false), (0.9, false), (0.5, true)] as [(Float, Bool)])
  func shadow(light: Float, isInk: Bool) {
    var paper = Paper(width: 80, height: 60)
    // Along one side, so that the border would take it for ink.
    paper.shade { _, y in y > 0.75 ? light : 1 }
    let tones = PolarityEvidence(WorkingImage(gray: paper.light)).tones
    #expect((tones != nil) == isInk)
    #expect(tones?.inkFraction == (isInk ? 14.0 / 60 : nil))
  }

  @Test(
    "The border decides, where the skewness takes the smaller class for the ink", arguments: [false, true])
  func border(inverted: Bool) throws {
    // Strokes with two narrow gaps, which are fewer pixels than the ink.
    var gray = Plane(width: 60, height: 80, filledWith: 0.9)
    gray.fill(PixelBox(x: 4, y: 4, width: 52, height: 72), with: 0.1)
    gray.fill(PixelBox(x: 18, y: 18, width: 24, height: 14), with: 0.9)
    gray.fill(PixelBox(x: 18, y: 48, width: 24, height: 14), with: 0.9)
    gray.fill(PixelBox(x: 0, y: 36, width: 14, height: 8), with: 0.9)
    gray.fill(PixelBox(x: 46, y: 36, width: 14, height: 8), with: 0.9)
    let image = WorkingImage(gray: inverted ? gray.map { 1 - $0 } : gray)
    let evidence = PolarityEvidence(image)
    let ink: Polarity = inverted ? .lightInk : .darkInk
    #expect(evidence.polarity == ink)
    // 52 · 72 − 2 · 24 · 14 − 2 · 10 · 8 of 60 · 80 pixels.
    let tones = try #require(evidence.tones)
    #expect(abs(tones.inkFraction - 2912.0 / 4800) < 1e-6)
    #expect(tones.isFilledByInk(longSide: 400))
    #expect(!tones.touchesBorder)
    #expect(Polarity(skewness: evidence.skewness) != ink)
  }

  @Test("Without two tones the skewness decides", arguments: [false, true])
  func skewness(inverted: Bool) {
    var paper = Paper(width: 96, height: 80)
    paper.seven(left: 30, top: 15, height: 50)
    paper.shade { x, _ in 1 - 0.7 * x }
    paper.addNoise(0.02)
    let gray = inverted ? paper.light.map { 1 - $0 } : paper.light
    let evidence = PolarityEvidence(WorkingImage(gray: gray))
    #expect(evidence.tones == nil)
    #expect(evidence.skewness == Polarity.skewness(of: gray))
    #expect(evidence.polarity == (inverted ? .lightInk : .darkInk))
  }
}
