import DigitImage
import DigitRecognition
@testable import Figures
import Foundation
import Testing

@testable import DigitReport

@Suite struct NumberExplanationTests {
  private static let samples = "\(#filePath.components(separatedBy: "/Tests/")[0])/samples"
  private static let image = image(strokesAt: [60, 120, 180])

  /// Upright strokes in a cell with a border below.
  private static func image(strokesAt columns: [Int]) -> [UInt8] {
    var pixels = [UInt8](repeating: 230, count: 260 * 120)
    func ink(_ columns: Range<Int>, _ rows: Range<Int>) {
      for y in rows { for x in columns { pixels[y * 260 + x] = 30 } }
    }
    for left in columns { ink(left..<left + 8, 30..<90) }
    ink(0..<260, 112..<114)
    return encodePNG(pixels, width: 260, height: 120, format: .gray)
  }

  private static func recognition(_ restriction: NumberRestriction = .none) throws -> NumberRecognition {
    try Recognizer().recognizeNumber(image: image, restriction: restriction)
  }

  @Test("The sections follow the steps from the ink to the paths, after the number and its digits")
  func sections() throws {
    let recognition = try Self.recognition()
    let page = explanation(of: "cell.png", recognition)
    #expect(
      ExplanationTests.headings(page) == [
        "Views", "Ink signal", "Printed lines", "Ink of the number", "Pieces and cuts", "Candidates",
        "Best paths",
      ])
    let prediction = try #require(recognition.prediction)
    #expect(prediction.number == "111")
    #expect(page.contains("<h1>111 <small>\(percent(prediction.confidence))</small></h1>"))
    let next = prediction.candidates[1]
    #expect(
      page.contains("The second most probable number is \(next.number), with \(percent(next.confidence))."))
    for digit in prediction.digits {
      let box = [digit.box.left, digit.box.top, digit.box.width, digit.box.height].map(String.init)
      #expect(
        page.contains(
          "<th scope=\"row\">1</th><td>\(percent(digit.confidence))</td><td>\(box.joined(separator: ", "))</td>"
        ))
    }
    #expect(
      page.contains("<dt>Horizontal lines</dt><dd>1</dd>") && page.contains("<dt>Pieces</dt><dd>3</dd>"))
  }

  @Test(
    "The page says what was read in each view, and shows the first that read the number")
  func views() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.samples)/numbers/amount.jpeg")))
    let recognition = try Recognizer().recognizeNumber(image: bytes)
    let page = explanation(of: "amount.jpeg", recognition)
    #expect(ExplanationTests.headings(page).first == "Views")
    #expect(recognition.looks.count == 4)
    for look in recognition.looks {
      let candidate = try #require(look.candidate)
      let cells = [candidate.number, percent(candidate.confidence)].map { "<td>\($0)</td>" }.joined()
      #expect(page.contains("<th scope=\"row\">\(look.view.summary)</th>\(cells)"))
    }
    let shown = try #require(
      recognition.looks.first { $0.candidate?.number == recognition.prediction?.number })
    #expect(recognition.shownView == shown.view)
    #expect(recognition.paths.first?.candidate == shown.candidate)
    #expect(page.contains("The following sections show the image \(shown.view.summary)."))
  }

  @Test("Each candidate shows its three most probable digits; those of the answer are outlined")
  func candidates() throws {
    let recognition = try Self.recognition()
    let page = explanation(of: "cell.png", recognition)
    #expect(recognition.predictions.count == 3)
    for (index, prediction) in recognition.predictions.enumerated() {
      let best = try #require(prediction).candidates.prefix(3).map {
        "\($0.digit) \(percent($0.probability))"
      }
      #expect(
        page.contains(
          "<b>\(best[0])</b><span>\(best[1])</span><span>\(best[2])</span>"
            + "<small>piece \(index + 1), in the answer</small>"))
    }
    #expect(page.components(separatedBy: "<div class=\"chosen\">").count - 1 == 3)
  }

  @Test("Candidates that are not classified are shown without digits")
  func unclassified() throws {
    // So near that two strokes might be one digit, though an unlikely one.
    let recognition = try Recognizer().recognizeNumber(image: Self.image(strokesAt: [80, 99]))
    let page = explanation(of: "cell.png", recognition)
    #expect(recognition.predictions.map { $0 != nil } == [true, false, true])
    #expect(page.contains("</svg><small>pieces 1–2</small>"))
    #expect(page.contains("pieces 1–2: not classified") && !page.contains("piece 1: not classified"))
  }

  @Test(
    "Each number has a row with its confidence, score and total; a mark would be an edge with another text")
  func paths() throws {
    let recognition = try Self.recognition()
    let page = explanation(of: "cell.png", recognition)
    for path in recognition.paths {
      let cells = [percent(path.candidate.confidence), decimal(path.score), decimal(path.total)].map(
        escaped)
      let row = "<th scope=\"row\">\(path.candidate.number)</th>" + cells.map { "<td>\($0)</td>" }.joined()
      #expect(page.contains(row))
    }
    for edge in recognition.paths[0].edges { #expect(page.contains(">\(decimal(edge.score))</text>")) }
  }

  @Test(
    "The page says what was known about the number",
    arguments: [
      (NumberRestriction(length: 3...3), "Only numbers with 3 digits were allowed."),
      (NumberRestriction(length: 1...1), "Only numbers with 1 digit were allowed."),
      (
        NumberRestriction(length: 2...4, values: 10...120),
        "Only numbers with 2 to 4 digits and a value from 10 to 120 were allowed."
      ),
    ])
  func restriction(restriction: NumberRestriction, text: String) throws {
    #expect(try explanation(of: "n", Self.recognition(restriction), restriction: restriction).contains(text))
  }

  @Test("Without a number the page shows the steps up to the one that failed")
  func failures() throws {
    let restriction = NumberRestriction(length: 40...50)
    let page = try explanation(of: "n", Self.recognition(restriction), restriction: restriction)
    #expect(
      page.contains("<h1>No number</h1>")
        && page.contains("No reading of the ink is a number that is allowed."))
    #expect(ExplanationTests.headings(page).suffix(2) == ["Pieces and cuts", "Candidates"])
    let blank = encodePNG([UInt8](repeating: 230, count: 6000), width: 100, height: 60, format: .gray)
    let nothing = try explanation(of: "n", Recognizer().recognizeNumber(image: blank))
    #expect(
      nothing.contains("<h1>No number</h1>") && nothing.contains("No ink in the image could be a number."))
    #expect(ExplanationTests.headings(nothing) == ["Ink signal", "Printed lines"])
  }

  @Test("A hostile name is text")
  func hostileName() throws {
    let page = try explanation(of: "<script>\u{202E}\"&", Self.recognition())
    #expect(page.contains("<title>111 – &lt;script&gt;\u{FFFD}&quot;&amp;</title>"))
    #expect(!page.contains("<script"))
  }

  @Test("Boxes that overlap meet in the middle, so that their texts stay apart")
  func spans() throws {
    let number = try #require(Self.recognition().stages.number)
    let strip = NumberFigure(of: number, Raster(ink: number.ink), title: "", below: 0)
    let unit = strip.figure.width / Double(number.ink.width)
    func span(_ boxes: [(Int, Int)]) -> [[Double]] {
      strip.spans(of: boxes.map { PixelBox(left: $0.0, top: 0, right: $0.1, bottom: 9) }).map {
        [($0.lowerBound / unit).rounded(), ($0.upperBound / unit).rounded()]
      }
    }
    #expect(span([(0, 10), (20, 30)]) == [[0, 10], [20, 30]])
    #expect(span([(0, 20), (10, 30)]) == [[0, 15], [15, 30]])
    #expect(span([(0, 40), (10, 20)]) == [[0, 15], [15, 20]])
  }
}
