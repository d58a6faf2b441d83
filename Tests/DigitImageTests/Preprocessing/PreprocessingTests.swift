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
    #expect(stages.polarityEvidence.skewness == automatic.stages.polarityEvidence.skewness)
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
        // Uneven, because an even one would be cropped as a margin.
        $0.shade { x, y in min(min(x, 1 - x), min(y, 1 - y)) < 0.08 ? 0.1 + 0.04 * x + 0.04 * y : 1 }
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

  @Test(
    "A photo with a margin of one color gives what the photo without its outermost pixels gives",
    arguments: [0, 255] as [UInt8])
  func margin(intensity: UInt8) throws {
    var paper = Self.page()
    paper.addNoise(0.03)
    let photo = paper.bitmap()
    func part(_ box: PixelBox, margin: Int) -> Bitmap {
      let width = box.width + 2 * margin
      var pixels = [UInt8](repeating: intensity, count: width * (box.height + 2 * margin))
      for y in 0..<box.height {
        for x in 0..<box.width {
          pixels[(y + margin) * width + x + margin] = photo.pixels[(y + box.top) * 240 + x + box.left]
        }
      }
      return Bitmap(width: width, height: box.height + 2 * margin, format: .gray, pixels: pixels)
    }
    let whole = PixelBox(x: 0, y: 0, width: 240, height: 200)
    let inner = PixelBox(x: 1, y: 1, width: 238, height: 198)
    #expect(try Preprocessing.run(part(whole, margin: 30)) == Preprocessing.run(part(inner, margin: 0)))
  }

  @Test("The corners beside a rotated photo of ruled paper are filled, and its lines and its digit are found")
  func uniformCorners() throws {
    // The photo, rotated by 0.1: its corners lie on the sides of the image.
    var paper = Paper(width: 320, height: 320)
    for line in 0..<7 {
      let row = 20 + 40 * Float(line)
      paper.stroke([(0, row), (320, row + 32)], width: 2, darkness: 0.3)
    }
    paper.seven(left: 120, top: 85, height: 150, strokeWidth: 9)
    paper.addNoise(0.02)
    var corners = paper
    for y in 0..<320 {
      for x in 0..<320 {
        let (u, v) = (Float(x) + 0.5, Float(y) + 0.5)
        let isInside =
          10 * v > u - 29 && 10 * (320 - u) > v - 29 && 10 * (320 - v) > 291 - u && 10 * u > 291 - v
        if !isInside { corners.light[x, y] = 0 }
      }
    }
    let (expected, digit) = (try Preprocessing.run(paper.bitmap()), try Preprocessing.run(corners.bitmap()))
    #expect(digit.box.distance(to: expected.box) <= LineProfiles.reach)
    #expect(expected.stages.lines.horizontal.count == 7)
    #expect(digit.stages.lines.horizontal.count == 7)
    #expect(digit.stages.image.gray.values.allSatisfy { $0 > 0.1 })
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

  /// A 7 cropped to its own ink: its bar lies along the upper side.
  private static func croppedSeven(strokeWidth: Int) -> Paper {
    let half = Float(strokeWidth) / 2
    var paper = Paper(width: 108 + strokeWidth, height: 171 + strokeWidth)
    paper.seven(left: half, top: half - 9, height: 180, strokeWidth: Float(strokeWidth))
    return paper
  }

  @Test(
    "A digit that fills its image gets a margin, whatever its polarity", arguments: [36, 60], [false, true])
  func filled(strokeWidth: Int, inverted: Bool) throws {
    let paper = Self.croppedSeven(strokeWidth: strokeWidth)
    let digit = try Preprocessing.run(paper.bitmap(inverted: inverted))
    #expect(digit.stages.polarity == (inverted ? .lightInk : .darkInk))
    let margin = max(paper.width, paper.height) / 4
    #expect(digit.stages.image.width == paper.width + 2 * margin)
    let expected = PixelBox(x: margin, y: margin, width: paper.width, height: paper.height)
    #expect(digit.box.distance(to: expected) <= 2)
    #expect(!digit.isCutOff)
  }

  @Test("A small image cropped to its digit gets a margin too, though the digit covers less of it")
  func small() throws {
    var paper = Paper(width: 13, height: 18)
    paper.stroke([(1, 1), (12, 1), (5, 17)], width: 2)
    let digit = try Preprocessing.run(paper.bitmap())
    #expect(digit.stages.image.width == 13 + 2 * 4)
    #expect(digit.box.distance(to: PixelBox(x: 4, y: 4, width: 13, height: 18)) <= 1)
  }

  @Test(
    "A thin digit along a side of its image looks like a frame; under the other hypotheses it gets a margin")
  func thinAlongSide() throws {
    let paper = Self.croppedSeven(strokeWidth: 16)
    #expect(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
    let margin = 187 / 4
    for hypothesis in Hypothesis.alternatives {
      let digit = try Preprocessing.run(paper.bitmap(), under: hypothesis)
      #expect(digit.box.distance(to: PixelBox(x: margin, y: margin, width: 124, height: 187)) <= 2)
    }
  }

  @Test("Blank images hold no digit, whatever their size and lightness")
  func blank() {
    for hypothesis in [Hypothesis.usual] + Hypothesis.alternatives {
      for (width, height) in [(1, 1), (2, 300), (160, 56), (28, 28)] {
        for intensity: UInt8 in [0, 3, 128, 252, 255] {
          let pixels = [UInt8](repeating: intensity, count: width * height)
          let bitmap = Bitmap(width: width, height: height, format: .gray, pixels: pixels)
          #expect(throws: NoDigitFound.self) { try Preprocessing.run(bitmap, under: hypothesis) }
        }
      }
    }
  }

  @Test("A thin dark stroke on squared paper is found alone if only the darkest strokes are ink")
  func darkestInk() throws {
    var paper = Paper(width: 300, height: 300)
    // Bent lines, which do not run straight across the page.
    for line in 0..<14 {
      let at = Float(10 + 21 * line)
      paper.stroke([(0, at), (150, at + 14), (300, at)], width: 1.5, darkness: 0.3)
      paper.stroke([(at, 0), (at + 14, 150), (at, 300)], width: 1.5, darkness: 0.3)
    }
    paper.stroke([(110, 60), (190, 60), (140, 240)], width: 3, darkness: 0.8)
    let hypothesis = try #require(Hypothesis.alternatives.first { $0.isOnlyDarkestInk })
    let digit = try Preprocessing.run(paper.bitmap(), under: hypothesis)
    #expect(digit.box.distance(to: PixelBox(left: 109, top: 58, right: 192, bottom: 242)) <= 3)
    #expect(digit.stages.inkLeftOut < 0.05)
  }

  @Test("The ink left out is that of the components that are not part of the digit")
  func inkLeftOut() throws {
    #expect(try Preprocessing.run(Self.page().bitmap()).stages.inkLeftOut == 0)
    var paper = Self.page()
    // A third as much ink as the digit, too far away to belong to it.
    paper.ink(PixelBox(x: 20, y: 50, width: 10, height: 40))
    let inkLeftOut = try Preprocessing.run(paper.bitmap()).stages.inkLeftOut
    #expect(abs(inkLeftOut - 0.25) < 0.02)
    let failure = try #require(throws: NoDigitFound.self) {
      try Preprocessing.run(Paper(width: 100, height: 100).bitmap())
    }
    #expect(failure.stages.inkLeftOut == 1)
  }

  @Test(
    "A digit is cut off if it runs into one side and has room at the opposite one",
    arguments: [
      (PixelBox(x: 110, y: 0, width: 14, height: 100), true),
      (PixelBox(x: 110, y: 100, width: 14, height: 100), true),
      (PixelBox(x: 0, y: 90, width: 100, height: 14), true),
      (PixelBox(x: 140, y: 90, width: 100, height: 14), true),
      (PixelBox(x: 110, y: 0, width: 14, height: 190), false),
      (PixelBox(x: 110, y: 50, width: 14, height: 100), false),
    ])
  func cutOff(stroke: PixelBox, isCutOff: Bool) throws {
    var paper = Paper(width: 240, height: 200)
    paper.ink(stroke)
    #expect(try Preprocessing.run(paper.bitmap()).isCutOff == isCutOff)
  }
}
