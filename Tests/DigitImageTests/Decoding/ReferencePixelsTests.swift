import DigitImage
import Testing

@Suite struct ReferencePixelsTests {
  /// A progressive image truncated after its first scan; releases of libjpeg differ in how they fill in the rest.
  static let unfinished = "wuffs-peacock.progressive.scan000.jpeg"

  @Test("Every color type, depth and coding decodes to the same pixels as with an independent decoder")
  func fixtures() throws {
    let references = try ReferenceImage.table("expected.tsv")
    #expect(references.count == 50)
    for reference in references {
      let difference = reference.difference(from: try decodeImage(try fixture(reference.file)))
      #expect(difference.map { $0 <= 2 } == true, "\(reference.file): \(String(describing: difference))")
    }
  }

  @Test(
    "Every decodable file of the corpus agrees with an independent decoder within 2 of 255",
    .enabled(if: Corpus.isPresent), arguments: ["jpeg", "pngsuite"])
  func corpus(set: String) throws {
    let references = try ReferenceImage.table("corpus-\(set).tsv")
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
