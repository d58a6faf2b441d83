import Foundation
import TestSupport
import Testing

/// Files and systems that are not what they seem.
@Suite struct HostileSystemTests {
  private static let photo = ClassifyTests.photo

  @Test("A path of a list that is a named pipe without a writer is answered, instead of waiting for one")
  func pipe() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.file("a.png"), 0o600) == 0)
    let run = try runShell(
      """
      printf '%s\\n' '\(folder.file("a.png"))' '\(Self.photo)' |
        timeout 20 "$DIGIT" classify --files-from - --format csv --quiet
      """)
    #expect(run.output.contains("/a.png,,,,corrupt_image\n\(Self.photo),4,"))
  }

  @Test(
    "An endless device in place of a model or an image is refused by its first bytes",
    .disabled(if: hasAddressSanitizer),
    arguments: [
      ("inspect /dev/zero", 65, "digit: /dev/zero is not a valid model file (safetensors)"),
      ("classify \(photo) --model /dev/zero", 65, "digit: /dev/zero is not a valid model file (safetensors)"),
      ("classify /dev/zero", 1, "digit: /dev/zero: not an image (it begins with 00 00 00 00)"),
      ("classify - </dev/zero", 1, "digit: -: not an image (it begins with 00 00 00 00)"),
      ("read - </dev/zero", 1, "digit: -: not an image (it begins with 00 00 00 00)"),
    ])
  func endless(line: String, status: Int32, error: String) throws {
    // Neither would be possible if the 256 MB that an image may have were read.
    let run = try runShell("ulimit -v 300000; $DIGIT \(line)")
    #expect(run.status == status)
    #expect(run.errors.hasPrefix(error), "\(run.errors)")
  }

  @Test(
    "The program runs where it may only have little memory",
    .disabled(if: hasAddressSanitizer),
    arguments: [
      "classify \(photo)", "inspect", "read \(ClassifyTests.samples)/numbers/cell.png",
      "classify --jobs 2 \(ClassifyTests.samples)/two-28x28.png \(photo)",
    ])
  func littleMemory(line: String) throws {
    // Less than the program needed before it asked how much it may have: it took 64 MiB at once.
    let run = try runShell("ulimit -v 100000; $DIGIT \(line)")
    #expect(run.status == 0, "\(run.errors)")
  }
}
