import Foundation
import OrderedJSON
import TestSupport
import Testing

@Suite struct FormatTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../DigitImageTests/Fixtures").standardizedFileURL.path

  @Test(
    "A BMP and a GIF are answered as the PNG of the same drawing", arguments: ["rgb-24.bmp", "plain.gif"])
  func ownFormats(file: String) throws {
    let run = try runDigit(
      "classify", "--format", "csv", "\(Self.fixtures)/rgb-8.png", "\(Self.fixtures)/\(file)")
    #expect(run.status == 0)
    let digits = run.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(digits == ["7", "7"])
  }

  @Test(
    "Without its library, a format is unsupported, and the error names the package to install",
    arguments: [
      ("plain.heic", "libheif.so.1", "HEIC", "libheif1"), ("plain.avif", "libheif.so.1", "AVIF", "libheif1"),
      ("lossy.webp", "libwebp.so.7", "WebP", "libwebp7"),
    ])
  func missingLibrary(file: String, library: String, format: String, package: String) throws {
    // A library that cannot be loaded, found before the system's.
    let folder = try TemporaryFolder()
    try folder.write(library, "no library")
    let run = try runShell(
      "LD_LIBRARY_PATH=\(folder.path) $DIGIT classify --format jsonl \(Self.fixtures)/\(file)")
    #expect(run.status == 1)
    let error = try JSON.parse(Array(run.output.utf8))["error"]
    #expect(error?["code"]?.string == "unsupported_format")
    #expect(
      error?["message"]?.string
        == "a library that decodes \(format) could not be loaded; install it (on Debian: apt-get install \(package)), "
        + "or save the image as JPEG or PNG")
  }

  @Test("In a folder, a PDF named .jpg is reported, and one named .pdf is passed over")
  func documents() throws {
    let folder = try TemporaryFolder()
    try folder.write("page.jpg", "%PDF-1.4\n")
    try folder.write("page.pdf", "%PDF-1.4\n")
    try folder.write("notes.txt", "no image")
    let run = try runDigit("classify", "--format", "jsonl", folder.path)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("page.jpg") == true && lines.first?.contains("unsupported_format") == true)
  }
}
