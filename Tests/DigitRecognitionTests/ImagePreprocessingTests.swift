import DigitImage
import SystemSupport
import TestSupport
import Testing

@testable import DigitRecognition

@Suite struct ImagePreprocessingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ pixels: [UInt8], width: Int, height: Int) throws -> InputFile {
    .named(try folder.write("a.png", encodePNG(pixels, width: width, height: height, format: .gray)))
  }

  @Test("The usual hypothesis is used where it finds a digit")
  func usual() throws {
    let pixels = SecondLookTests.seven
    let digit = try #require(try file(pixels, width: 300, height: 200).preprocess(polarity: nil))
    let bitmap = Bitmap(width: 300, height: 200, format: .gray, pixels: pixels)
    #expect(try digit == Preprocessing.run(bitmap))
  }

  @Test("Where the usual hypothesis finds no digit, the first other one that does is used")
  func alternative() throws {
    let pixels = Self.framedStem
    let bitmap = Bitmap(width: 300, height: 200, format: .gray, pixels: pixels)
    #expect(throws: NoDigitFound.self) { try Preprocessing.run(bitmap) }
    let digit = try #require(try file(pixels, width: 300, height: 200).preprocess(polarity: nil))
    #expect(try digit == Preprocessing.run(bitmap, under: Hypothesis.alternatives[0]))
    #expect((digit.box.left, digit.box.right, digit.box.top) == (143, 157, 59))
  }

  @Test("An image without a digit under any hypothesis is an error")
  func none() throws {
    let blank = try file([UInt8](repeating: 200, count: 1024), width: 32, height: 32)
    #expect(throws: RecognitionError.noDigitFound) { try blank.preprocess(polarity: nil) }
  }

  /// The stem of a 1 whose foot touches a dark frame around the picture.
  static let framedStem: [UInt8] = {
    var pixels = [UInt8](repeating: 220, count: 300 * 200)
    for y in 0..<200 {
      for x in 0..<300 {
        if (144..<156).contains(x) && y >= 60 { pixels[y * 300 + x] = 30 }
        // Uneven, because an even frame would be cropped as a margin.
        if min(x, 299 - x, y, 199 - y) < 14 { pixels[y * 300 + x] = UInt8(20 + (7 * x + 3 * y) % 5 * 3) }
      }
    }
    return pixels
  }()
}
