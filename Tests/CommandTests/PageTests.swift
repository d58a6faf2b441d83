import DigitImage
import Foundation
import OrderedJSON
import TestSupport
import Testing

/// `digit read --page`
@Suite struct PageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The numbers of a drawn page, line by line.
  private static let rows = [["40", "7"], ["747", "04"], ["4", "7740"]]
  private static let lefts: [Float] = [60, 400]

  /// A sheet with numbers of 0, 4 and 7, whose digits are 29×48 pixels without the width of their strokes.
  private func page(_ rows: [[String]] = rows, table: Bool = false) -> DrawnPicture {
    var picture = DrawnPicture(width: 700, height: 420)
    for (row, numbers) in rows.enumerated() {
      for (left, number) in zip(Self.lefts, numbers) {
        for (place, digit) in number.compactMap(\.wholeNumberValue).enumerated() {
          picture.draw(
            digit, left: left + 44 * Float(place), top: Float(50 + 130 * row), height: 48, strokeWidth: 6)
        }
      }
    }
    if table {
      picture.change { x, y, light in
        let isLine = x % 340 < 3 && (3..<400).contains(y) || [10, 140, 270, 397].contains(y - x / 40)
        return isLine ? min(light, 0.4) : light
      }
    }
    return picture
  }

  private func json(_ arguments: String...) throws -> JSON {
    let run = try runDigit(["read", "--page", "--format", "jsonl", "--quiet"] + arguments)
    return try JSON.parse(Array(run.output.utf8))
  }

  private func numbers(_ page: JSON) -> [String] {
    (page["numbers"]?.elements ?? []).compactMap { $0["number"]?.string }
  }

  @Test("All numbers of a sheet are read in reading order, with their boxes", arguments: [false, true])
  func sheet(table: Bool) throws {
    let answer = try json(folder.write("p.png", page(table: table).png()))
    #expect(numbers(answer) == ["40", "7", "747", "04", "4", "7740"])
    let boxes = try #require(answer["numbers"]?.elements).map { number in
      number["box"]?.elements?.compactMap(\.double) ?? []
    }
    for (index, box) in boxes.enumerated() {
      let number = Self.rows[index / 2][index % 2]
      let (left, top) = (Double(Self.lefts[index % 2]), Double(50 + 130 * (index / 2)))
      let ink = [left - 3, top - 3, Double(44 * (number.count - 1)) + 28.8 + 6, 54]
      #expect(zip(box, ink).allSatisfy { abs($0 - $1) <= 3 }, "\(number): \(box), not \(ink)")
    }
  }

  @Test("A skewed sheet is read line by line")
  func skewed() throws {
    let straight = page()
    var picture = DrawnPicture(width: 700, height: 460)
    // Sheared by 4 degrees: the right side is 49 pixels lower.
    picture.change { x, y, light in
      let row = y - x * 7 / 100
      return (0..<straight.height).contains(row) ? straight.light[row * 700 + x] : light
    }
    #expect(numbers(try json(folder.write("p.png", picture.png()))) == ["40", "7", "747", "04", "4", "7740"])
  }

  @Test("A JSON line has the promised keys in the promised order")
  func keys() throws {
    let file = try folder.write("p.png", page().png())
    let answer = try json(file)
    #expect(answer.members?.map(\.key) == ["path", "numbers"])
    let number = try #require(answer["numbers"]?.elements?.first)
    #expect(number.members?.map(\.key) == ["number", "confidence", "box", "digits"])
    #expect(number["digits"]?.elements?.first?.members?.map(\.key) == ["digit", "confidence", "box"])
    let unsure = try #require(json(file, "--min-confidence", "1")["numbers"]?.elements?.first)
    #expect(
      unsure.members?.map(\.key) == ["number", "confidence", "unsure", "box", "digits", "alternatives"])
  }

  @Test("In text and CSV, each number has a line; a page without numbers is an error of its own")
  func formats() throws {
    let file = try folder.write("p.png", page([["40", "7"]]).png())
    let blank = try folder.write("blank.png", DrawnPicture(width: 300, height: 200).png())
    let text = try runDigit("read", "--page", file)
    #expect(text.status == 0)
    let lines = text.output.split(separator: "\n")
    #expect(lines.map { $0.prefix(3) } == ["40 ", "7  "])
    #expect(lines.allSatisfy { $0.hasSuffix(" %  \(file)") })
    let csv = try runDigit("read", "--page", file, blank, "--format", "csv")
    #expect(csv.status == 1)
    let rows = csv.output.split(separator: "\n")
    #expect(rows.count == 4)
    #expect(rows[0] == "path,number,confidence,unsure,error")
    #expect(rows[1].hasPrefix("\(file),40,") && rows[1].hasSuffix(",false,"))
    #expect(rows[2].hasPrefix("\(file),7,"))
    #expect(rows[3] == "\(blank),,,,no_digit_found")
    #expect(csv.errors.hasPrefix("2 images: 1 answered, 1 without an answer (1 no digit found)\n"))
    let array = try JSON.parse(
      Array(try runDigit("read", "--page", file, blank, "--format", "json").output.utf8))
    #expect(array.elements?.map { numbers($0) } == [["40", "7"], []])
    #expect(array.elements?.last?["error"]?["code"] == "no_digit_found")
  }

  @Test("A page with an unsure number is unsure in the summary")
  func summary() throws {
    let file = try folder.write("p.png", page().png())
    let run = try runDigit("read", "--page", file, file, "--min-confidence", "1")
    #expect(run.errors.hasPrefix("2 images: 0 answered, 2 unsure\nUnsure:\n  \(file): 6 numbers, "))
  }

  @Test("--length and --range select numbers, and the others are counted")
  func restrictions() throws {
    let file = try folder.write("p.png", page().png())
    let two = try json(file, "--length", "2")
    #expect(numbers(two) == ["40", "04"])
    #expect(two["left_out"] == 4)
    #expect(numbers(try json(file, "--range", "700-8000")) == ["747", "7740"])
    let run = try runDigit("read", "--page", file, "--length", "9")
    #expect(run.status == 1)
    #expect(run.errors.contains("--length and --range"))
  }

  @Test("Hostile pictures end in an answer or an error, within seconds")
  func hostile() throws {
    var noise = DrawnPicture(width: 300, height: 240)
    noise.change { x, y, light in x % 5 < 3 && y % 5 < 3 ? 0.1 : light }
    // Three in four rows and columns hold marks as high as digits.
    var marks = DrawnPicture(width: 180, height: 120)
    marks.change { x, y, light in x % 12 < 5 && y % 24 < 16 ? 0.1 : light }
    var random = DrawnPicture(width: 180, height: 120)
    var state: UInt32 = 1
    random.change { _, _, _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return state >> 28 < 4 ? 0.1 : 0.9
    }
    try folder.write("in/noise.png", noise.png())
    try folder.write("in/marks.png", marks.png())
    try folder.write("in/random.png", random.png())
    try folder.write("in/thin.png", DrawnPicture(width: 5000, height: 1).png())
    try folder.write("in/narrow.png", DrawnPicture(width: 1, height: 5000).png())
    try folder.write("in/damaged.jpeg", [0xFF, 0xD8, 0xFF, 0xE0])
    let start = ContinuousClock.now
    let run = try runDigit("read", "--page", folder.file("in"), "--format", "jsonl", "--quiet")
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").count == 6)
    #expect(ContinuousClock.now - start < .seconds(90))
  }

  @Test("The sample page is read without a mistake, upright and in its own pixels")
  func sample() throws {
    let answer = try json("\(ClassifyTests.samples)/numbers/page.jpeg")
    #expect(
      numbers(answer) == [
        "14", "380", "2750", "27", "415", "964", "35", "92", "13048", "48", "706", "581", "59", "1230",
        "6427", "63", "847", "75",
      ])
  }

  @Test(
    "The samples of single numbers are read without a mistake",
    arguments: ["2074": "cell.png", "18350": "amount.jpeg"])
  func samples(number: String, file: String) throws {
    let run = try runDigit("read", "--format", "jsonl", "\(ClassifyTests.samples)/numbers/\(file)")
    #expect(try JSON.parse(Array(run.output.utf8))["number"] == .string(number))
  }
}
