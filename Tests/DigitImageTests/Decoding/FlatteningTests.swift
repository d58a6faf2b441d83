import DigitImage
import Testing

@Suite struct FlatteningTests {
  @Test("A transparent drawing in dark ink is laid over white")
  func darkInk() throws {
    let bitmap = try decodeImage(try fixture("black-ink-on-nothing.png"))
    #expect(bitmap.pixels.first == 255)
    #expect(bitmap.pixels.min() == 20)
  }

  @Test("A transparent drawing in light ink is laid over black")
  func lightInk() throws {
    let bitmap = try decodeImage(try fixture("white-ink-on-nothing.png"))
    #expect(bitmap.pixels.first == 0)
    #expect(bitmap.pixels.max() == 240)
  }

  @Test("A light page with transparent corners is not light ink: its corners become white")
  func cutCorners() throws {
    let bitmap = try decodeImage(try fixture("page-with-cut-corners.png"))
    #expect(bitmap.pixels.prefix(3) == [255, 255, 255])
  }

  @Test("A fully transparent image becomes white")
  func nothing() throws {
    let bitmap = try decodeImage(try fixture("nothing.png"))
    #expect(bitmap.pixels.allSatisfy { $0 == 255 })
  }

  @Test("An opaque alpha channel changes no pixel")
  func opaque() throws {
    #expect(try decodeImage(try fixture("opaque.png")) == decodeImage(try fixture("rgb-8.png")))
  }
}
