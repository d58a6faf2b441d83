import DigitImage
import Foundation
import TestSupport
import Testing

@Suite("The page of doubtful images") struct ReviewTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func number(_ digits: [Int]) -> [UInt8] {
    var picture = DrawnPicture(width: 290, height: 140)
    for (place, digit) in digits.enumerated() {
      picture.draw(digit, left: 40 + 80 * Float(place), top: 30, height: 80, strokeWidth: 10)
    }
    return picture.png()
  }

  private func page() throws -> String {
    try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
  }

  private func texts(_ tag: String, in page: String) -> [String] {
    page.components(separatedBy: tag).dropFirst().compactMap { $0.components(separatedBy: "<").first }
  }

  /// A folder of four files: 40, blank paper, a damaged file, 7.
  private func batch() throws -> String {
    try folder.write("in/a.png", number([4, 0]))
    try folder.write("in/b.png", DrawnPicture(width: 60, height: 40).png())
    try folder.write("in/c.png", Array(number([4]).prefix(60)))
    try folder.write("in/d.png", number([7]))
    return folder.file("in")
  }

  @Test("read and classify show what they refuse and what is unsure", arguments: ["read", "classify"])
  func batchPage(command: String) throws {
    let input = try batch()
    let all = try runDigit(command, input, "--min-confidence", "1", "--review", folder.file("page.html"))
    #expect(all.status == 1)
    #expect(all.errors.hasSuffix("\nTo review: 4 images on \(folder.file("page.html"))\n"))
    let page = try page()
    #expect(
      Set(texts("<small>", in: page).dropFirst()) == Set(["a", "b", "c", "d"].map { "\(input)/\($0).png" }))
    #expect(texts("<small>", in: page)[1...2] == ["\(input)/c.png", "\(input)/b.png"])
    #expect(page.contains("<p>4 images: 2 without an answer, 2 unsure.</p>"))
    #expect(page.components(separatedBy: "<img ").count - 1 == 3)
    let few = try runDigit(command, input, "--min-confidence", "0", "--review", folder.file("page.html"))
    // To classify, 40 is several digits, which is always unsure.
    let count = command == "classify" ? 3 : 2
    #expect(few.errors.hasSuffix("\nTo review: \(count) images on \(folder.file("page.html"))\n"))
    #expect(try texts("<b>", in: self.page()).count == count - 2)
  }

  @Test("The page shows exactly the answers that are marked unsure, and the next best of each")
  func agrees() throws {
    let input = try batch()
    let run = try runDigit(
      "read", input, "--min-confidence", "1", "--format", "csv", "--top-k", "2", "--review",
      folder.file("page.html"))
    let rows: [[String]] = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let unsure = rows.filter { $0.count > 4 && $0[3] == "true" }
    #expect(unsure.count == 2)
    #expect(try texts("<b>", in: page()).sorted() == unsure.map { $0[1] }.sorted())
    for row in unsure { #expect(try page().contains("<span>or \(row[4]), ")) }
  }

  @Test("Answers and page do not depend on the number of threads, and the answers not on the page")
  func threads() throws {
    let input = try batch()
    let page = folder.file("page.html")
    let plain = try runDigit("read", input, "--format", "jsonl", "--min-confidence", "1", "--quiet")
    let pages = try ["1", "4"].map { jobs in
      let run = try runDigit(
        "read", input, "--format", "jsonl", "--min-confidence", "1", "--quiet", "--review", page, "--jobs",
        jobs)
      #expect(run.output == plain.output && run.errors.isEmpty)
      return try self.page().components(separatedBy: "<section")[1...].joined()
    }
    #expect(pages[0] == pages[1])
  }

  @Test("The rows of a table are shown as digits, standard input as an image")
  func otherInputs() throws {
    let table = try folder.write("t.csv", EvaluateTests.csv)
    let rows = try runDigit("classify", table, "--min-confidence", "1", "--review", folder.file("page.html"))
    #expect(rows.status == 0)
    let shown = try texts("<small>", in: page()).dropFirst()
    #expect(!shown.isEmpty && shown.allSatisfy { $0.hasPrefix("\(table):") })
    #expect(try page().components(separatedBy: "width=\"84\" height=\"84\"").count - 1 == shown.count)
    let image = try folder.write("a.png", number([4]))
    for command in ["classify", "read"] {
      let run = try runShell(
        "\"$DIGIT\" \(command) - --min-confidence 1 --review '\(folder.file("page.html"))' < '\(image)'")
      #expect(run.status == 0)
      #expect(try texts("<small>", in: page()) == ["to review", "-"])
      #expect(try page().contains("data:image/jpeg;base64,"))
    }
  }

  @Test("Hostile names are shown as text")
  func hostileNames() throws {
    let name = "<script>alert(1)\u{202E}</script>\u{1B}[2J&\"'.png".replacing("/", with: "\u{2215}")
    try folder.write("in/\(name)", number([4]))
    _ = try runDigit("read", folder.file("in"), "--min-confidence", "1", "--review", folder.file("page.html"))
    #expect(
      try texts("<small>", in: page())[1]
        == "\(folder.file("in"))/&lt;script&gt;alert(1)\u{FFFD}&lt;\u{2215}script&gt;\u{FFFD}[2J&amp;&quot;'.png"
    )
    #expect(try !page().contains("<script"))
  }

  @Test(
    "The page replaces no input, no other output and not standard output",
    arguments: [
      "read in/a.png --review in/a.png", "classify in --review in/a.png",
      "classify in --review in/../in/a.png",
      "read in -o out --review out", "classify --files-from list --review list",
      "classify in/a.png --review -",
      "read in/a.png --model m --review m", "classify --pixels 0 --review page.html",
    ])
  func usage(line: String) throws {
    let image = number([4])
    try folder.write("in/a.png", image)
    try folder.write("list", "in/a.png\n")
    try folder.write("m", "model")
    let run = try runShell("cd '\(folder.path)' && \"$DIGIT\" \(line)")
    #expect(run.status == 64, "\(run.errors)")
    #expect(try Array(Data(contentsOf: URL(filePath: folder.file("in/a.png")))) == image)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["in", "list", "m"])
  }

  @Test("A page that cannot be written is an error before the work")
  func unwritable() throws {
    let image = try folder.write("a.png", number([4]))
    let run = try runDigit("classify", image, "--review", folder.file("none/page.html"))
    #expect(run.status == 74)
    #expect(run.output.isEmpty)
  }

  @Test("A signal leaves the page of an earlier run as it was, and nothing else")
  func interruption() throws {
    try folder.write("pages/page.html", "earlier")
    let (image, list) = (try folder.write("a.png", number([4])), folder.file("list"))
    let run = try runShell(
      """
      mkfifo \(list); cd \(folder.file("pages"))
      env --default-signal=INT "$DIGIT" read --files-from \(list) --min-confidence 1 --review page.html \
        > \(folder.file("answers")) & program=$!
      exec 3> \(list)
      echo \(image) >&3
      until grep -q . \(folder.file("answers")); do kill -0 $program || exit 99; sleep 0.01; done
      kill -INT $program
      wait $program
      """)
    #expect(run.status == 130)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("pages")) == ["page.html"])
    #expect(try String(contentsOfFile: folder.file("pages/page.html"), encoding: .utf8) == "earlier")
  }
}
