import Foundation
import Testing

@testable import DigitImage

/// Compares the pixels of whole pages with `Fixtures/preprocessed.tsv`, so that no change of them goes unnoticed.
///
/// If a change is intended, increase `Preprocessing.version` and write the fixture anew:
///
///     DIGIT_WRITE_FIXTURES=1 swift test --filter PreprocessingReferenceTests
@Suite("Preprocessing reference", .serialized)
struct PreprocessingReferenceTests {
  private static let file = ReferenceImage.folder.appending(path: "preprocessed.tsv")

  @Test("The fixture is written if the environment asks for it")
  func write() throws {
    guard ProcessInfo.processInfo.environment["DIGIT_WRITE_FIXTURES"] != nil else { return }
    let rows = try ReferencePage.allCases.map { page in
      let digits = try page.intensities().map { String(format: "%02x", $0) }
      return "\(page)\t\(digits.joined())\n"
    }
    let text = "version\t\(Preprocessing.version)\n" + rows.joined()
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
  }

  @Test(
    "The same page gives the same pixels as when the preprocessing version was made",
    arguments: ReferencePage.allCases)
  func reference(page: ReferencePage) throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    let fields = Dictionary(
      lines.map { line in line.split(separator: "\t") }.map { (String($0[0]), String($0[1])) },
      uniquingKeysWith: { first, _ in first })
    #expect(fields["version"] == "\(Preprocessing.version)")
    let digits = try #require(fields["\(page)"]).utf8.compactMap {
      Character(UnicodeScalar($0)).hexDigitValue
    }
    let expected = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    let intensities = try page.intensities()
    #expect(intensities.count == expected.count)
    // Compilers may round sums differently.
    let difference = zip(intensities, expected).map { abs(Int($0) - $1) }.max()
    #expect(try #require(difference) <= 1)
  }
}

/// Pages that together go through every step of the preprocessing.
enum ReferencePage: CaseIterable {
  /// A page with uneven light and noise.
  case shadedNoise
  /// Squared paper, askew.
  case squaredPaper
  /// A hairline in light ink inside a frame, larger than the working size, in the format of optdigits.
  case framedHairline

  func intensities() throws -> [UInt8] {
    switch self {
    case .shadedNoise:
      var paper = Paper(width: 240, height: 200)
      paper.seven(left: 70, top: 40, height: 120)
      paper.shade { x, y in (1 - 0.4 * x) * (x + 0.3 * y > 0.8 ? 0.65 : 1) }
      paper.addNoise(0.03)
      return try Preprocessing.run(paper.bitmap()).intensities
    case .squaredPaper:
      var paper = RuledLinesTests.squared(slope: 0.04)
      paper.seven(left: 110, top: 60, height: 150, strokeWidth: 9)
      return try Preprocessing.run(paper.bitmap()).intensities
    case .framedHairline:
      var paper = Paper(width: 900, height: 700)
      paper.seven(left: 280, top: 150, height: 400, strokeWidth: 4)
      paper.shade { x, y in min(min(x, 1 - x), min(y, 1 - y)) < 0.08 ? 0.1 : 1 }
      return try Preprocessing.run(paper.bitmap(inverted: true), format: .optdigits).intensities
    }
  }
}
