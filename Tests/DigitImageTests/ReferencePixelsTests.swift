import DigitImage
import Testing

@Suite struct ReferencePixelsTests {
  /// A progressive picture cut after its first scan: what libjpeg invents for the rest, its releases differ in.
  static let unfinished = "wuffs-peacock.progressive.scan000.jpeg"

  @Test("Every color type, depth and coding decodes to the pixels of an independent decoder")
  func fixtures() throws {
    let references = try ReferencePicture.table("expected.tsv")
    #expect(references.count == 50)
    for reference in references {
      let difference = reference.difference(from: try decodeImage(try fixture(reference.file)))
      #expect(difference.map { $0 <= 2 } == true, "\(reference.file): \(String(describing: difference))")
    }
  }

  @Test(
    "Every decodable file of a corpus agrees with an independent decoder within two levels",
    .enabled(if: Corpus.isPresent), arguments: ["jpeg", "pngsuite"])
  func corpus(set: String) throws {
    let references = try ReferencePicture.table("corpus-\(set).tsv")
    #expect(references.count > 100)
    for reference in references {
      let bitmap = try decodeImage(try Corpus.bytes(set, reference.file))
      let difference = reference.difference(from: bitmap)
      let tolerance = reference.file == Self.unfinished ? 8 : 2
      #expect(
        difference.map { $0 <= tolerance } == true, "\(reference.file): \(String(describing: difference))")
    }
  }
}
