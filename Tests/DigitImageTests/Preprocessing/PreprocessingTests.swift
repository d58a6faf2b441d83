import Testing

@testable import DigitImage

@Suite("Preprocessing from photo to 28×28")
struct PreprocessingTests {
  /// Where the digit of most tests is drawn.
  private static let stem = PixelBox(x: 110, y: 50, width: 12, height: 100)

  /// A clean photo of a stem, like a 1.
  private static func page() -> Paper {
    var paper = Paper(width: 240, height: 200)
    paper.ink(stem)
    return paper
  }

  @Test("An upright bar becomes a bar of 20 rows around the middle; its stages record what was found")
  func bar() throws {
    let digit = try Preprocessing.run(Self.page().bitmap())
    #expect(digit.stages.polarity == .darkInk)
    #expect(digit.stages.lines.isEmpty)
    #expect(digit.stages.clutter.isEmpty)
    #expect(digit.stages.components.count == 1)
    #expect(digit.stages.selected == [0])
    // The signal is smoothed by one pixel.
    #expect(digit.box == Self.stem.grown(by: 1))
    #expect(digit.thickenedInk == digit.ink)
    #expect(DigitBox.boundingBox(of: digit.plane, above: 0.1) == PixelBox(x: 13, y: 4, width: 2, height: 20))
    #expect(digit.intensities.max() == 255)
  }

  @Test(
    "The center of mass lies at (14, 14), and the long side is 20 pixels",
    arguments: [40, 120, 600] as [Float])
  func geometry(height: Float) throws {
    var paper = Paper(width: Int(2 * height), height: Int(1.7 * height))
    paper.seven(left: 0.4 * height, top: 0.3 * height, height: height)
    let plane = try Preprocessing.run(paper.bitmap()).plane
    #expect(DigitBox.boundingBox(of: plane, above: 0.1)?.longSide == 20)
    #expect(abs(plane.centerOfMass.x - 14) <= 0.5)
    #expect(abs(plane.centerOfMass.y - 14) <= 0.5)
  }

  @Test("An image and its negative give the same pixels")
  func negative() throws {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: 40, height: 120)
    let (positive, negative) = (
      try Preprocessing.run(paper.bitmap()), try Preprocessing.run(paper.bitmap(inverted: true))
    )
    #expect(positive.stages.polarity == .darkInk)
    #expect(negative.stages.polarity == .lightInk)
    #expect(positive.plane.largestDifference(from: negative.plane) <= 1 / 255)
  }

  @Test("A requested polarity is used, even against the evidence")
  func requestedPolarity() throws {
    let bitmap = Self.page().bitmap()
    let automatic = try Preprocessing.run(bitmap)
    #expect(try Preprocessing.run(bitmap, polarity: .darkInk) == automatic)
    let stages: PreprocessingStages
    do { stages = try Preprocessing.run(bitmap, polarity: .lightInk).stages } catch { stages = error.stages }
    #expect(stages.polarity == .lightInk)
    #expect(stages.skewness == automatic.stages.skewness)
    #expect(stages.inkSignal[116, 100] < 0.01)
  }

  /// A disturbance of the page, and what it adds to the stages.
  struct Disturbance: CustomTestStringConvertible {
    let testDescription: String
    var clutter = 0
    var otherComponents = 0
    var tolerance = 1
    let apply: @Sendable (inout Paper) -> Void
  }

  @Test(
    "The digit's box stays where it is",
    arguments: [
      Disturbance(testDescription: "shadow", otherComponents: 1) {
        $0.shade { x, y in x + 0.3 * y > 0.75 ? 0.65 : 1 }
      },
      Disturbance(testDescription: "vignette") {
        $0.shade { x, y in 1.1 - 0.9 * ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) }
      },
      Disturbance(testDescription: "page edge", clutter: 1) { $0.shade { x, _ in x > 0.9 ? 0.25 : 1 } },
      Disturbance(testDescription: "frame", clutter: 1) {
        $0.shade { x, y in min(min(x, 1 - x), min(y, 1 - y)) < 0.08 ? 0.1 : 1 }
      },
      Disturbance(testDescription: "noise") { $0.addNoise(0.06) },
      Disturbance(testDescription: "specks", otherComponents: 4) {
        for (x, y) in [(20, 20), (30, 180), (220, 30), (200, 190)] {
          $0.ink(PixelBox(x: x, y: y, width: 4, height: 3))
        }
      },
      Disturbance(testDescription: "binding", clutter: 9) {
        for ring in 0..<9 { $0.ink(PixelBox(x: 40, y: 4 + ring * 22, width: 20, height: 10)) }
      },
    ])
  func disturbed(_ disturbance: Disturbance) throws {
    var paper = Self.page()
    disturbance.apply(&paper)
    let digit = try Preprocessing.run(paper.bitmap())
    #expect(digit.box.distance(to: Self.stem.grown(by: 1)) <= disturbance.tolerance)
    #expect(digit.stages.clutter.count == disturbance.clutter)
    #expect(digit.stages.components.count == 1 + disturbance.otherComponents)
    #expect(digit.stages.selected.count == 1)
  }

  @Test(
    "A digit of any size and place is found there",
    arguments: [(100, 80, 6, 40), (10, 10, 8, 60), (220, 120, 10, 70)])
  func places(left: Int, top: Int, width: Int, height: Int) throws {
    let box = PixelBox(x: left, y: top, width: width, height: height)
    var paper = Paper(width: 240, height: 200)
    paper.ink(box)
    #expect(try Preprocessing.run(paper.bitmap()).box == box.grown(by: 1))
  }

  @Test("A large image is worked at 400 pixels, and boxes are in its pixels")
  func large() throws {
    var paper = Paper(width: 1600, height: 1200)
    paper.ink(PixelBox(x: 800, y: 400, width: 40, height: 400))
    let digit = try Preprocessing.run(paper.bitmap())
    #expect((digit.stages.image.width, digit.stages.image.height) == (400, 300))
    #expect(digit.box == PixelBox(x: 200, y: 100, width: 10, height: 100).grown(by: 1))
  }

  @Test("A hairline becomes about as wide as MNIST's strokes", arguments: [1.5, 3, 6] as [Float])
  func hairline(strokeWidth: Float) throws {
    var paper = Paper(width: 480, height: 400)
    paper.seven(left: 140, top: 80, height: 240, strokeWidth: strokeWidth)
    let width = StrokeWidth.measure(try Preprocessing.run(paper.bitmap()).plane)
    #expect(abs(width - StrokeWidth.target) < 0.4, "\(width)")
  }

  @Test("Faint pencil is found in noise")
  func faintPencil() throws {
    var paper = Paper(width: 240, height: 200)
    paper.ink(Self.stem, darkness: 0.12)
    paper.addNoise(0.02)
    let digit = try Preprocessing.run(paper.bitmap())
    #expect(digit.box.distance(to: Self.stem) <= 2)
    #expect(abs(try #require(digit.stages.threshold).ink - 0.12) < 0.02)
  }

  @Test("The detached bar of a 5 belongs to its digit")
  func detachedBar() throws {
    var paper = Paper(width: 240, height: 200)
    paper.stroke([(90, 60), (85, 95), (120, 90), (130, 120), (110, 150), (85, 145)], width: 9)
    paper.ink(PixelBox(x: 103, y: 48, width: 37, height: 9))
    let digit = try Preprocessing.run(paper.bitmap())
    #expect(digit.stages.components.count == 2)
    #expect(digit.stages.selected.count == 2)
    #expect(digit.box.right == 141)
    #expect(digit.box.top == 47)
  }

  @Test("A digit that the border cuts is found up to the border")
  func cut() throws {
    let box = PixelBox(x: 110, y: 0, width: 12, height: 150)
    var paper = Paper(width: 240, height: 200)
    paper.ink(box)
    let digit = try Preprocessing.run(paper.bitmap())
    #expect(digit.box == PixelBox(x: 109, y: 0, width: 14, height: 151))
    #expect(digit.stages.clutter.isEmpty)
  }

  @Test(
    "A blank image holds no digit, and nothing stands out from it",
    arguments: [(1, 1), (28, 28), (300, 200), (1, 500), (500, 1)], [0, 0.5, 1] as [Float])
  func blank(size: (Int, Int), lightness: Float) throws {
    let paper = Paper(width: size.0, height: size.1, lightness: lightness)
    let error = try #require(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
    #expect(error.stages.threshold == nil)
    #expect(error.stages.components.isEmpty)
  }

  @Test("The edge of a page alone is not a digit")
  func pageEdge() throws {
    var paper = Paper(width: 240, height: 200)
    paper.shade { x, _ in x > 0.88 ? 0.2 : 1 }
    let error = try #require(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
    #expect(error.stages.components.count == 1)
    #expect(error.stages.selected.isEmpty)
  }

  @Test("Noise of any size gives pixels of 0…1 or no digit", arguments: 1...40)
  func tiny(seed: Int) {
    var noise = TestNoise(seed: UInt64(seed))
    let width = 1 + abs(Int(noise.next() * 40))
    let height = 1 + abs(Int(noise.next() * 40))
    let format: Bitmap.PixelFormat = seed.isMultiple(of: 2) ? .gray : .rgb
    let pixels = (0..<width * height * format.channels).map { _ in UInt8(127.5 + 127 * noise.next()) }
    let bitmap = Bitmap(width: width, height: height, format: format, pixels: pixels)
    for format in [InputFormat.mnist, .optdigits] {
      if let digit = try? Preprocessing.run(bitmap, format: format) {
        #expect(digit.pixels.count == format.side * format.side)
        #expect(digit.pixels.allSatisfy { $0 >= 0 && $0 <= 1 })
      }
    }
  }

  @Test("Intensities are the pixels of 0…1 in 255 steps, rounded")
  func intensities() throws {
    let digit = try Preprocessing.run(Self.page().bitmap())
    #expect(digit.intensities.count == 784)
    #expect(zip(digit.intensities, digit.pixels).allSatisfy { abs(Float($0) - 255 * $1) <= 0.5 })
  }
}
