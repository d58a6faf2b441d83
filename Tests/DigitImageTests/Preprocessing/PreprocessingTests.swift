import Testing

@testable import DigitImage

@Suite("The road from a photo to 28×28 ink")
struct PreprocessingTests {
  /// A clean photo of a crossed 7, which the others are compared with.
  static func reference() throws -> PreprocessedDigit {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: 40, height: 120)
    return try Preprocessing.run(paper.bitmap())
  }

  @Test("The digit's long side is 20 pixels and its center of mass lies at (14, 14)")
  func geometry() throws {
    let pixels = Plane(width: 28, height: 28, values: try Self.reference().pixels)
    let box = try #require(DigitBox.boundingBox(of: pixels, above: 0.1))
    #expect(box.longSide == 20)
    var (mass, massX, massY): (Float, Float, Float) = (0, 0, 0)
    for y in 0..<28 {
      for x in 0..<28 {
        mass += pixels[x, y]
        massX += pixels[x, y] * (Float(x) + 0.5)
        massY += pixels[x, y] * (Float(y) + 0.5)
      }
    }
    #expect(abs(massX / mass - 14) <= 0.55)
    #expect(abs(massY / mass - 14) <= 0.55)
    #expect(pixels.values.max() == 1)
    #expect(pixels.values.min() == 0)
  }

  @Test("Light ink on a dark ground gives the same digit as its negative")
  func polarity() throws {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: 40, height: 120)
    let negative = try Preprocessing.run(paper.bitmap(inverted: true))
    #expect(negative.stages.polarity == .lightInk)
    #expect(try Self.reference().likeness(to: negative) > 0.97)
    #expect(try Self.reference().stages.polarity == .darkInk)
  }

  @Test("A polarity that is asked for is not second-guessed")
  func askedPolarity() throws {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: 40, height: 120)
    #expect(try Preprocessing.run(paper.bitmap(), polarity: .darkInk) == Self.reference())
    let wrong = try? Preprocessing.run(paper.bitmap(), polarity: .lightInk)
    #expect(try (wrong?.likeness(to: Self.reference()) ?? 0) < 0.8)
  }

  @Test(
    "Light, noise, size and place change little",
    arguments: ["shadow", "vignette", "page edge", "noise", "small", "large", "corner", "frame", "specks"])
  func robustness(what: String) throws {
    var paper = Paper(width: what == "large" ? 1500 : 240, height: what == "large" ? 1250 : 200)
    switch what {
    case "large": paper.seven(left: 437, top: 250, height: 750)
    case "small": paper.seven(left: 100, top: 80, height: 40)
    case "corner": paper.seven(left: 165, top: 10, height: 60)
    default: paper.seven(left: 70, top: 40, height: 120)
    }
    switch what {
    case "shadow": paper.shade { x, y in x + 0.3 * y > 0.55 ? 0.65 : 1 }
    case "vignette": paper.shade { x, y in 1.1 - 0.9 * ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) }
    case "page edge": paper.shade { x, _ in x > 0.9 ? 0.25 : 1 }
    case "frame": paper.shade { x, y in min(min(x, 1 - x), min(y, 1 - y)) < 0.04 ? 0.1 : 1 }
    case "noise": paper.addNoise(0.06)
    case "specks":
      for place in [(20, 20), (30, 180), (220, 30), (200, 190)] as [(Float, Float)] {
        paper.stroke([place, (place.0 + 1, place.1)], width: 3)
      }
    default: break
    }
    let likeness = try Self.reference().likeness(to: Preprocessing.run(paper.bitmap()))
    #expect(likeness > 0.88, "\(what): \(likeness)")
  }

  @Test("A hairline comes out as wide as a pen stroke", arguments: [1.5, 3, 6] as [Float])
  func hairline(strokeWidth: Float) throws {
    var paper = Paper(width: 480, height: 400)
    paper.seven(left: 140, top: 80, height: 240, strokeWidth: strokeWidth)
    let ink = Plane(width: 28, height: 28, values: try Preprocessing.run(paper.bitmap()).pixels)
    #expect(abs(StrokeWidth.measure(ink) - StrokeWidth.target) < 0.6)
  }

  @Test("Faint pencil is found in noise")
  func faintPencil() throws {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: 40, height: 120, darkness: 0.12)
    paper.addNoise(0.02)
    #expect(try Self.reference().likeness(to: Preprocessing.run(paper.bitmap())) > 0.85)
  }

  @Test("A detached bar belongs to its digit")
  func detachedBar() throws {
    var paper = Paper(width: 240, height: 200)
    paper.stroke([(90, 60), (85, 95), (120, 90), (130, 120), (110, 150), (85, 145)], width: 9)
    paper.stroke([(103, 55), (140, 52)], width: 9)
    let prepared = try Preprocessing.run(paper.bitmap())
    #expect(prepared.stages.selected.count == 2)
    #expect(prepared.box.right >= 140)
  }

  @Test(
    "A picture without ink holds no digit", arguments: [(1, 1), (28, 28), (300, 200), (1, 500), (500, 1)])
  func nothing(size: (Int, Int)) {
    for lightness in [0, 0.5, 1] as [Float] {
      let paper = Paper(width: size.0, height: size.1, lightness: lightness)
      #expect(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
    }
  }

  @Test("Pictures of a few pixels, and of noise alone, are no trouble", arguments: 1...40)
  func tiny(seed: Int) {
    var noise = TestNoise(seed: UInt64(seed))
    let width = 1 + abs(Int(noise.next() * 40))
    let height = 1 + abs(Int(noise.next() * 40))
    let format: Bitmap.PixelFormat = seed.isMultiple(of: 2) ? .gray : .rgb
    let pixels = (0..<width * height * format.channels).map { _ in UInt8(127.5 + 127 * noise.next()) }
    let bitmap = Bitmap(width: width, height: height, format: format, pixels: pixels)
    if let prepared = try? Preprocessing.run(bitmap) {
      #expect(prepared.pixels.count == 784)
      #expect(prepared.pixels.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test("A page edge alone is no digit")
  func pageEdge() {
    var paper = Paper(width: 240, height: 200)
    paper.shade { x, _ in x > 0.88 ? 0.2 : 1 }
    #expect(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
  }

  @Test("A digit that the border cuts is found")
  func cut() throws {
    var paper = Paper(width: 240, height: 200)
    paper.seven(left: 70, top: -10, height: 190)
    let prepared = try Preprocessing.run(paper.bitmap())
    #expect(prepared.box.height > 150)
    #expect(try Self.reference().likeness(to: prepared) > 0.7)
  }

  @Test("The rings of a binding are not the digit beside them")
  func binding() throws {
    var paper = Paper(width: 300, height: 300)
    for ring in 0..<9 {
      let y = Float(ring) * 34 + 10
      paper.stroke([(60, y), (84, y), (84, y + 14), (60, y + 14), (60, y)], width: 5)
    }
    paper.seven(left: 130, top: 90, height: 110)
    let prepared = try Preprocessing.run(paper.bitmap())
    #expect(prepared.stages.clutter.count == 9)
    #expect(try Self.reference().likeness(to: prepared) > 0.9)
  }
}
