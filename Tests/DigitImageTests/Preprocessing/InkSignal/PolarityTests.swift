import Testing

@testable import DigitImage

@Suite("Polarity")
struct PolarityTests {
  @Test("Strokes are the minority, whether thin or thick", arguments: [1, 4, 12])
  func strokes(width: Int) {
    let box = PixelBox(x: 40, y: 10, width: width, height: 50)
    let dark = Plane(width: 96, height: 72, background: 0.8, boxes: [box], value: 0.2)
    let light = Plane(width: 96, height: 72, background: 0.2, boxes: [box], value: 0.8)
    #expect(Polarity(skewness: Polarity.skewness(of: dark)) == .darkInk)
    #expect(Polarity(skewness: Polarity.skewness(of: light)) == .lightInk)
  }

  @Test("The negative has the opposite skewness")
  func negative() {
    var paper = Paper(width: 96, height: 80)
    paper.seven(left: 30, top: 15, height: 50)
    paper.addNoise(0.02)
    let skewness = Polarity.skewness(of: paper.light)
    #expect(skewness < -1)
    #expect(abs(Polarity.skewness(of: paper.light.map { 1 - $0 }) + skewness) < 1e-3)
  }

  @Test("An edge between two halves has no skewness, nor has an even image")
  func symmetric() {
    let edge = Plane(
      width: 96, height: 72, background: 0.8, boxes: [PixelBox(x: 0, y: 0, width: 48, height: 72)], value: 0.2
    )
    #expect(abs(Polarity.skewness(of: edge)) < 1e-3)
    #expect(abs(Polarity.skewness(of: Plane(width: 96, height: 72, filledWith: 0.5))) < 1e-6)
  }
}
