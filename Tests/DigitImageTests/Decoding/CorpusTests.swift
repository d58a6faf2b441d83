import DigitImage
import Testing

@Suite(.enabled(if: Corpus.isPresent))
struct CorpusTests {
  /// The index lists these as broken. Each has lost the second byte of its end marker, after all pixels: what stands there is
  /// no part of the picture.
  static let intactDespiteIndex = [
    "jpeg-fuzz/jd-id_000182_src_000000_op_flip1_pos_503_+cov.jpg": "ends with FF DB, a quantization table",
    "jpeg-fuzz/jd-id_000227_src_000000_op_flip2_pos_503_+cov.jpg": "ends with FF E9, application data",
    "jpeg-fuzz/jd-id_000903_src_000177_op_havoc_rep_2.jpg": "ends with FF C9, the header of a second frame",
    "jpeg-fuzz/jd-id_001427_src_000319_op_havoc_rep_1.jpg": "ends with FF CC, arithmetic coding conditions",
  ]

  /// The index lists these as decoding with warnings, after the first warning, which is harmless. A later one says that image
  /// data is missing, for which libjpeg fills in gray; that would be taken for part of the picture.
  static let brokenDespiteIndex = [
    "jpeg-fuzz/jd-id_001696_src_001527_op_arith8_pos_296_val_-17.jpg": premature,
    "jpeg-fuzz/jd-id_004173_sync_jpeg_turbo_src_002577.jpg": "Premature end of JPEG file",
    "jpeg-fuzz/jd-id_004851_sync_jpeg_turbo_src_003589.jpg": premature,
    "jpeg/jd-subtract-with-overflow.jpg": premature,
    "pillow-hopper_bad_exif.jpg": premature,
  ]
  private static let premature = "Corrupt JPEG data: premature end of data segment"

  @Test(
    "Every file of the corpus decodes or fails as its index says, within two seconds",
    arguments: ["bad", "exif", "jpeg", "pngsuite"])
  func outcomes(set: String) throws {
    let entries = try Corpus.entries(set)
    #expect(entries.count > 50)
    for entry in entries {
      let bytes = try Corpus.bytes(set, entry.file)
      let started = ContinuousClock.now
      let failure: ImageDecodingError?
      do throws(ImageDecodingError) {
        _ = try decodeImage(bytes, workingSide: 600)
        failure = nil
      } catch {
        failure = error
      }
      #expect(ContinuousClock.now - started < .seconds(2), "\(set)/\(entry.file)")
      if entry.expected == "either" { continue }
      if let reason = Self.brokenDespiteIndex[entry.file] {
        #expect(failure == .corrupt(.jpeg, reason: reason), "\(set)/\(entry.file)")
        continue
      }
      let decodes = entry.expected.hasPrefix("decodes") || Self.intactDespiteIndex[entry.file] != nil
      #expect((failure == nil) == decodes, "\(set)/\(entry.file): \(failure?.description ?? "decodes")")
    }
  }
}
