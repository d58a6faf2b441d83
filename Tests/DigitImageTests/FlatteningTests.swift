import DigitImage
import Testing

@Suite struct FlatteningTests {
  @Test("Dark ink on nothing lies on white")
  func darkInk() throws {
    let bitmap = try decodeImage(try fixture("black-ink-on-nothing.png"))
    #expect(bitmap.pixels.first == 255)
    #expect(bitmap.pixels.min() == 20)
  }

  @Test("Light ink on nothing lies on black")
  func lightInk() throws {
    let bitmap = try decodeImage(try fixture("white-ink-on-nothing.png"))
    #expect(bitmap.pixels.first == 0)
    #expect(bitmap.pixels.max() == 240)
  }

  @Test("A light page with cut corners is no light ink: its corners are white")
  func cutCorners() throws {
    let bitmap = try decodeImage(try fixture("page-with-cut-corners.png"))
    #expect(bitmap.pixels.prefix(3) == [255, 255, 255])
  }

  @Test("A picture of which nothing can be seen is white")
  func nothing() throws {
    let bitmap = try decodeImage(try fixture("nothing.png"))
    #expect(bitmap.pixels.allSatisfy { $0 == 255 })
  }

  @Test("Opaque alpha changes no level")
  func opaque() throws {
    #expect(try decodeImage(try fixture("opaque.png")) == decodeImage(try fixture("rgb-8.png")))
  }
}
