import DigitImage
import Foundation
import OrderedJSON
import TestSupport
import Testing

@Suite struct ReadTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The left ends of the digits of `number`, in pixels.
  private static let lefts: [Float] = [40, 120, 200]

  /// A picture of a number whose digits are 0, 4 or 7, each 48×80 pixels without the width of its stroke.
  private func number(_ digits: [Int], width: Int = 290, inverted: Bool = false) -> [UInt8] {
    var picture = DrawnPicture(width: width, height: 140)
    for (digit, left) in zip(digits, Self.lefts) {
      picture.draw(digit, left: left, top: 30, height: 80, strokeWidth: 10)
    }
    return picture.png(inverted: inverted)
  }

  private func json(_ arguments: String...) throws -> [JSON] {
    try runDigit(["read", "--format", "jsonl", "--quiet"] + arguments).output.split(separator: "\n").map {
      try JSON.parse(Array($0.utf8))
    }
  }

  @Test(
    "A number is read digit by digit, dark or light", arguments: [[4, 0, 7], [7, 7, 0], [0, 4, 4], [4]])
  func numbers(digits: [Int]) throws {
    for inverted in [false, true] {
      let file = try folder.write("n.png", number(digits, inverted: inverted))
      let answer = try #require(json(file).first)
      #expect(answer["number"] == .string(digits.map(String.init).joined()))
    }
  }

  @Test(
    "A decimal point, a comma and a minus sign are read with --marks, and left out without it",
    arguments: [
      ("4.7", [SIMD2<Float>(128, 104), SIMD2(130, 106)]), ("4,7", [SIMD2(130, 100), SIMD2(118, 130)]),
      ("-47", [SIMD2(10, 72), SIMD2(40, 70)]),
    ])
  func marks(number: String, mark: [SIMD2<Float>]) throws {
    var picture = DrawnPicture(width: 290, height: 140)
    picture.draw(4, left: 60, top: 30, height: 80, strokeWidth: 10)
    picture.draw(7, left: 150, top: 30, height: 80, strokeWidth: 10)
    picture.stroke(mark, width: 12)
    let file = try folder.write("m.png", picture.png())
    #expect(try json(file, "--marks").first?["number"] == .string(number))
    #expect(try json(file).first?["number"] == "47")
  }

  @Test("The boxes are those of the ink, within two pixels of its soft edge")
  func boxes() throws {
    let answer = try #require(json(folder.write("n.png", number([4, 0, 7]))).first)
    let digits = try #require(answer["digits"]?.elements)
    #expect(digits.count == 3)
    for (digit, left) in zip(digits, Self.lefts) {
      let box = try #require(digit["box"]?.elements).compactMap(\.double)
      let ink = [Double(left) - 5, 25, 58, 90]
      #expect(zip(box, ink).allSatisfy { abs($0 - $1) <= 2 }, "\(box), not \(ink)")
    }
  }

  @Test("The boxes of a large picture are in its own pixels")
  func largeBoxes() throws {
    var picture = DrawnPicture(width: 1450, height: 700)
    picture.draw(4, left: 300, top: 150, height: 400, strokeWidth: 50)
    picture.draw(0, left: 700, top: 150, height: 400, strokeWidth: 50)
    let answer = try #require(json(folder.write("n.png", picture.png())).first)
    #expect(answer["number"] == "40")
    let box = try #require(answer["digits"]?.elements?.last?["box"]?.elements).compactMap(\.double)
    #expect(zip(box, [675, 125, 290, 450]).allSatisfy { abs($0 - $1) <= 8 }, "\(box)")
  }

  @Test("A JSON line has the promised keys in the promised order")
  func keys() throws {
    let file = try folder.write("n.png", number([4, 0]))
    let answer = try #require(json(file).first)
    #expect(answer.keys == ["path", "number", "confidence", "digits"])
    #expect(answer["digits"]?.elements?.first?.keys == ["digit", "confidence", "box"])
    let unsure = try #require(json(file, "--min-confidence", "1").first)
    #expect(unsure.keys == ["path", "number", "confidence", "unsure", "digits", "alternatives"])
    #expect(unsure["alternatives"]?.elements?.count == 1)
    #expect(unsure["alternatives"]?.elements?.first?.keys == ["number", "confidence"])
    let three = try #require(json(file, "--top-k", "3").first)
    #expect(three["alternatives"]?.elements?.count == 2)
  }

  @Test("The formats show the same answers")
  func formats() throws {
    let file = try folder.write("n.png", number([7, 4]))
    let blank = try folder.write("blank.png", DrawnPicture(width: 60, height: 40).png())
    let text = try runDigit("read", file)
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("74 ") && text.output.hasSuffix(" %  \(file)\n"))
    let csv = try runDigit("read", file, blank, "--format", "csv")
    #expect(csv.status == 1)
    let rows = csv.output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[0] == "path,number,confidence,unsure,error")
    #expect(rows[1].hasPrefix("\(file),74,") && rows[1].hasSuffix(",false,"))
    #expect(rows[2] == "\(blank),,,,no_digit_found")
    let two = try runDigit("read", file, "--format", "csv", "--top-k", "2").output.split(separator: "\n")
    #expect(two[0] == "path,number,confidence,unsure,error,second,second_confidence")
    #expect(two[1].split(separator: ",", omittingEmptySubsequences: false).count == 7)
    let array = try JSON.parse(Array(try runDigit("read", file, blank, "--format", "json").output.utf8))
    #expect(array.elements?.map { $0["number"] } == ["74", nil])
    #expect(array.elements?.last?["error"]?["code"] == "no_digit_found")
  }

  @Test("A batch ends with a summary; its answers do not depend on the number of threads")
  func batch() throws {
    for (index, digits) in [[4, 0], [7], [0, 7, 4], [4, 4]].enumerated() {
      try folder.write("in/\(index).png", number(digits))
    }
    try folder.write("in/9.png", DrawnPicture(width: 60, height: 40).png())
    let one = try runDigit("read", folder.file("in"), "--format", "jsonl", "--jobs", "1")
    #expect(one.status == 1)
    #expect(
      one.errors == """
        5 images: 4 answered, 1 without an answer (1 no digit found)
        Without an answer:
          \(folder.file("in"))/9.png: no digit found

        """)
    #expect(try runDigit("read", folder.file("in"), "--format", "jsonl", "--jobs", "3").output == one.output)
    let file = folder.file("out.jsonl")
    try _ = runDigit("read", folder.file("in"), "--format", "jsonl", "--output", file)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == one.output)
  }

  @Test("--length and --range steer the reading")
  func restrictions() throws {
    let file = try folder.write("n.png", number([4, 0, 7]))
    #expect(try json(file, "--length", "3").first?["number"] == "407")
    #expect(try json(file, "--range", "400-410").first?["number"] == "407")
    let two = try #require(json(file, "--length", "1-2", "--min-confidence", "0").first?["number"])
    #expect(two.string?.count ?? 0 <= 2)
    let run = try runDigit("read", file, "--length", "40-50")
    #expect(run.status == 1)
    #expect(run.errors.contains("--length and --range"))
  }

  @Test(
    "Mistakes in the options are usage errors",
    arguments: [
      ["--length", "0"], ["--length", "x"], ["--length", "3-2"], ["--range", "5"], ["--range", "9-1"],
      ["--range", "1-99999999999999999999"], ["--range=-5-3"], ["--range", ""], ["--top-k", "0"],
      ["--top-k", "11"], ["--min-confidence", "2"], ["--format", "kaggle"], ["--marks", "--range", "1-9"],
    ])
  func usage(options: [String]) throws {
    let run = try runDigit(["read", ClassifyTests.photo] + options)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }

  @Test("A table of pixels is no image of a number; no input is a usage error")
  func inputs() throws {
    #expect(try runDigit("read", "test.csv").status == 64)
    #expect(try runDigit("read").status == 64)
    #expect(try runDigit("read", "/nonexistent.png").status == 1)
    let file = try folder.write("n.png", number([4]))
    #expect(try runDigit("read", file, "--output", file).status == 64)
  }

  @Test("Hostile pictures end in an answer or an error, within seconds")
  func hostile() throws {
    var noise = DrawnPicture(width: 700, height: 500)
    var state: UInt32 = 1
    noise.change { _, _, _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return state >> 28 < 4 ? 0.1 : 0.9
    }
    var stripes = DrawnPicture(width: 640, height: 200)
    stripes.change { x, y, _ in x % 7 < 3 || y == 100 ? 0.1 : 0.9 }
    try folder.write("in/noise.png", noise.png())
    try folder.write("in/stripes.png", stripes.png())
    try folder.write("in/thin.png", DrawnPicture(width: 5000, height: 1).png())
    try folder.write("in/narrow.png", DrawnPicture(width: 1, height: 5000).png())
    try folder.write("in/damaged.jpeg", [0xFF, 0xD8, 0xFF, 0xE0])
    for options in [[], ["--range", "12-99999999"], ["--length", "4-40"]] {
      let start = ContinuousClock.now
      let run = try runDigit(["read", folder.file("in"), "--format", "jsonl", "--quiet"] + options)
      #expect(run.status == 1)
      #expect(run.output.split(separator: "\n").count == 5)
      #expect(ContinuousClock.now - start < .seconds(60))
    }
  }
}

extension JSON {
  /// The keys of an object, in order; nil for anything else.
  fileprivate var keys: [String]? {
    members?.map(\.key)
  }
}
