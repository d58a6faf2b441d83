import Foundation
import OrderedJSON
import TestSupport
import Testing

@testable import digit

@Suite struct BatchTests {
  let folder: TemporaryFolder
  static let samples = ClassifyTests.samples

  init() throws { folder = try TemporaryFolder() }

  private func copy(_ path: String, to name: String) throws {
    try folder.write(name, Array(Data(contentsOf: URL(filePath: path))))
  }

  /// A folder with a good image, a blank one and a damaged one.
  private func images() throws -> String {
    try copy(ClassifyTests.photo, to: "in/a.jpeg")
    try folder.write("in/b.png", DrawnPicture(width: 40, height: 40).png())
    try folder.write("in/c.jpeg", [0xFF, 0xD8, 0xFF, 0xE0])
    return folder.file("in")
  }

  @Test("At the end of a batch a summary is printed, in every format", arguments: ["csv", "json", "jsonl"])
  func summary(format: String) throws {
    let images = try images()
    let run = try runDigit("classify", images, "--format", format)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        3 images: 1 answered, 2 without an answer (1 damaged, 1 no digit found)
        Without an answer:
          \(images)/b.png: no digit found
          \(images)/c.jpeg: damaged

        """)
    #expect(try runDigit("classify", images, "--format", format, "--quiet").errors.isEmpty)
  }

  @Test("With the text format the summary follows the errors, and unsure predictions are named")
  func textSummary() throws {
    let images = try images()
    let run = try runDigit("classify", images, "--min-confidence", "1")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("digit: \(images)/b.png: ") && lines[1].hasPrefix("digit: \(images)/c.jpeg: "))
    #expect(
      lines[2] == "3 images: 0 answered, 1 unsure, 2 without an answer (1 damaged, 1 no digit found)")
    let answer = try #require(run.output.split(separator: " ").dropFirst().first)
    #expect(lines.suffix(2) == ["Unsure:", "  \(images)/a.jpeg: 4, \(answer) %"])
  }

  @Test("A summary names the first ten of many, and counts the others")
  func manyFailures() throws {
    let paths = (0..<12).map { "/nonexistent/\($0)" }
    let run = try runDigit(["classify", "--format", "jsonl"] + paths)
    let names = paths.prefix(10).map { "  \($0): not found" }
    #expect(
      run.errors.split(separator: "\n").map(String.init)
        == ["12 images: 0 answered, 12 without an answer (12 not found)", "Without an answer:"] + names + [
          "  and 2 more"
        ])
  }

  @Test("A single image needs no summary; a folder of one does")
  func single() throws {
    #expect(try runDigit("classify", ClassifyTests.photo).errors.isEmpty)
    try copy(ClassifyTests.photo, to: "one/a.jpeg")
    #expect(try runDigit("classify", folder.file("one")).errors == "1 image: 1 answered\n")
  }

  @Test("A table's rows are counted too")
  func rows() throws {
    let table = try folder.write("t.csv", EvaluateTests.csv)
    let run = try runDigit("classify", table, "--format", "kaggle", "--min-confidence", "0")
    #expect(run.errors == "2 rows: 2 answered\n")
  }

  @Test("A folder without images is reported", arguments: ["classify", "preprocess"])
  func noImages(command: String) throws {
    try folder.write("in/notes.txt", "no image")
    let output = command == "classify" ? [] : ["--output", folder.file("out")]
    let run = try runDigit([command, folder.file("in")] + output)
    #expect(run.status == (command == "classify" ? 0 : 1))
    #expect(run.errors == "digit: no images found; use --recursive to search subfolders\n")
  }

  @Test("preprocess counts and names what it leaves out", arguments: ["png", "csv"])
  func preprocessing(format: String) throws {
    let images = try images()
    let run = try runDigit("preprocess", images, "--format", format, "--output", folder.file("out"))
    #expect(run.status == 1)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines[2] == "3 images: 1 converted, 2 left out (1 damaged, 1 no digit found)")
    #expect(Array(lines.suffix(2)) == ["  \(images)/b.png: no digit found", "  \(images)/c.jpeg: damaged"])
  }

  @Test("Without a row, preprocess writes no table")
  func emptyTable() throws {
    let run = try runDigit(
      "preprocess", "/nonexistent/a", "/nonexistent/b", "--format", "csv", "--output", folder.file("t.csv"))
    #expect(run.status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.file("t.csv")))
  }

  @Test("evaluate names the images without an answer, and exits with 1", arguments: ["text", "json"])
  func evaluation(format: String) throws {
    let images = try images()
    let list = try folder.write("in/l.tsv", "a.jpeg\t4\nb.png\t1\nc.jpeg\t2\nnone.png\t3\n")
    let run = try runDigit("evaluate", list, "--format", format)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        4 images: 1 answered, 3 without an answer (1 damaged, 1 no digit found, 1 not found)
        Without an answer:
          \(images)/b.png: no digit found
          \(images)/c.jpeg: damaged
          \(images)/none.png: not found

        """)
  }

  @Test("train names the images that it leaves out, and exits with 1 after it has written the model")
  func training() throws {
    let images = try images()
    let list = try folder.write("in/l.tsv", "a.jpeg\t4\nb.png\t1\na.jpeg\t4\n")
    let run = try runDigit(
      "train", list, "--epochs", "1", "--hidden", "none", "--validation-split", "0", "-o", folder.file("m"))
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        """
        3 images: 2 used, 1 left out (1 no digit found)
        Left out:
          \(images)/b.png: no digit found

        """))
    #expect(FileManager.default.fileExists(atPath: folder.file("m")))
  }

  @Test("With --top-k, CSV has the runner-up")
  func runnerUp() throws {
    let run = try runDigit(
      "classify", "--top-k", "2", "--format", "csv", "--min-confidence", "0", ClassifyTests.photo,
      "/nonexistent")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[0] == ["path", "digit", "confidence", "unsure", "error", "second", "second_confidence"])
    let line = try runDigit("classify", "--format", "jsonl", ClassifyTests.photo).output
    let probabilities = try #require(JSON.parse(Array(line.utf8))["probabilities"]?.elements).map(\.double)
    let second = try #require(Int(rows[1][5]))
    #expect(Double(rows[1][6]) == probabilities[second])
    #expect(probabilities.compactMap(\.self).sorted().dropLast().last == probabilities[second])
    #expect(rows[2] == ["/nonexistent", "", "", "", "not_found", "", ""])
  }

  @Test("A co-process answers each path before the next one is written", arguments: [1, 2, 8])
  func coProcess(jobs: Int) throws {
    // A reader that gets no answer within 60 seconds gives up.
    let run = try runShell(
      """
      cd '\(folder.path)'; mkfifo paths answers
      "$DIGIT" classify --files-from - --format jsonl --jobs \(jobs) <paths >answers & pid=$!
      exec 3>paths 4<answers
      for path in '\(ClassifyTests.photo)' /nonexistent '\(ClassifyTests.small)'; do
        echo "$path" >&3
        timeout 60 head -n 1 <&4 || exit 9
      done
      exec 3>&-
      wait $pid
      """)
    #expect(run.status == 1)
    let answers = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(answers.map { $0["digit"]?.integer } == [4, nil, 2])
  }

  @Test("Progress is shown on a terminal, and messages are not appended to it")
  func progress() throws {
    // The list goes on until progress is shown, which stays hidden at first.
    let run = try runShell(
      """
      cd '\(folder.path)'; touch shown
      cat > slow.sh <<'END'
      {
        for i in $(seq 300); do
          grep -q ' per second' shown && break
          echo '\(ClassifyTests.small)'
          sleep 0.1
        done
        echo /nonexistent
      } | "$DIGIT" classify --files-from - --output results
      END
      export DIGIT; script -qfec 'sh slow.sh' shown </dev/null
      """)
    #expect(run.output.contains(#/\r\x1B\[K\d+ files?, /#))
    #expect(run.output.contains("\r\u{1B}[Kdigit: /nonexistent: no such file"))
    #expect(
      run.output.contains(#/(\R|\r\x1B\[K)\d+ images: \d+ answered, 1 without an answer \(1 not found\)\R/#)
    )
    #expect(try runShell("\"$DIGIT\" classify '\(Self.samples)' --quiet 2>&1 >/dev/null").output.isEmpty)
  }

  @Test("Progress tells how many are done, how fast, and how long the rest will take")
  func progressText() {
    #expect(
      Progress.text(done: 1200, total: 3000, failed: 2, after: .seconds(12))
        == "1200 of 3000 files, 2 failed, 100 per second, 18 s left")
    #expect(Progress.text(done: 1, total: nil, failed: 0, after: .seconds(2)) == "1 file, 0.5 per second")
  }

  @Test("Paths that are not UTF-8 are read from arguments, folders and lists, and shown in hexadecimal")
  func foreignNames() throws {
    let run = try runShell(
      """
      cd '\(folder.path)'; mkdir in; name="in/$(printf 'b\\377.png')"; cp '\(ClassifyTests.small)' "$name"
      for arguments in "$name" in; do "$DIGIT" classify --format csv "$arguments"; done
      echo "$name" | "$DIGIT" classify --format jsonl --files-from -
      "$DIGIT" preprocess "$name" -o out && ls -b out
      printf '%s\t3\n' "$name" > list.tsv
      "$DIGIT" evaluate list.tsv --format json | grep -o '"path":.*'
      """)
    let rows = run.output.split(separator: "\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(rows[1].hasPrefix("in/b\\xFF.png,2,") && rows[3].hasPrefix("in/b\\xFF.png,2,"))
    #expect(rows[4].hasPrefix(#"{"path":"in/b\\xFF.png","digit":2,"#))
    #expect(rows[5] == "b\\377.png")
    #expect(rows[6].hasPrefix(#""path":"in/b\\xFF.png","label":3,"digit":2,"#))
  }

  @Test("A path longer than the system allows is reported")
  func longPath() throws {
    let path = String(repeating: "d/", count: 3000)
    let run = try runDigit(["classify", "--files-from", "-", "--format", "csv"], input: "\(path)\n")
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("\(path),,,,unreadable\n"))
  }
}
