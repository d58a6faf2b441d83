import Foundation
import OrderedJSON
import TestSupport
import Testing

/// What `../shared/command-line.md` says about the inputs and the answers of `classify`, sentence by sentence; the other
/// suites of this folder hold the rest.
@Suite struct ContractClassifyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Links to an image, which shows a 2.
  private func images(_ names: [String]) throws {
    for name in names {
      let file = URL(filePath: folder.file(name))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.linkItem(at: URL(filePath: ClassifyTests.small), to: file)
    }
  }

  /// The first fields of CSV rows, below the header.
  private func paths(_ csv: String) -> [String] {
    csv.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
  }

  @Test("A folder's images come byte-wise sorted by path; with --recursive those of subfolders in between")
  func order() throws {
    try images(["é.png", "b.png", "B.png", "a/z.png", "a.png", "a0.png", ".hidden.png", ".hidden/x.png"])
    try folder.write("notes.txt", "no image")
    let flat = try runShell("cd '\(folder.path)'; $DIGIT classify --format csv .")
    #expect(paths(flat.output) == ["./B.png", "./a.png", "./a0.png", "./b.png", "./é.png"])
    let deep = try runShell("cd '\(folder.path)'; $DIGIT classify --format csv --recursive .")
    #expect(paths(deep.output) == ["./B.png", "./a.png", "./a/z.png", "./a0.png", "./b.png", "./é.png"])
    #expect(flat.status == 0 && deep.status == 0)
    // Hidden ones that are named are read.
    let hidden = try runShell("cd '\(folder.path)'; $DIGIT classify --format csv .hidden .hidden.png")
    #expect(paths(hidden.output) == [".hidden/x.png", ".hidden.png"])
  }

  @Test(
    "A list has a path per line, or NUL after each; it may have CRLF, blank lines and no last line ending",
    arguments: [
      ("a.png\nb.png\n", []), ("\r\na.png\r\n\n\r\nb.png", []), ("a.png\0b.png\0", ["--null"]),
      ("a.png\0\0b.png", ["--null"]),
    ] as [(String, [String])])
  func list(text: String, options: [String]) throws {
    try images(["a.png", "b.png"])
    let list = try folder.write("list", text)
    for source in ["'\(list)'", "- < '\(list)'"] {
      let run = try runShell(
        "cd '\(folder.path)'; $DIGIT classify --format csv \(options.joined()) --files-from \(source)")
      #expect(run.status == 0)
      #expect(paths(run.output) == ["a.png", "b.png"])
    }
  }

  @Test("In a list, - is a file of that name: paths after it are not read as an image")
  func dashInList() throws {
    let lines = ["-"] + (0..<20_000).map { "/nonexistent/\($0)" }
    let run = try runDigit(
      ["classify", "--files-from", "-", "--format", "csv", "--quiet"], input: lines.joined(separator: "\n"))
    #expect(run.status == 1)
    #expect(paths(run.output) == ["./-"] + lines.dropFirst())
  }

  @Test(
    "Standard input that is named twice is refused",
    arguments: ["classify - -", "preprocess - - -o x", "evaluate - -", "train - --validation - -o x"])
  func standardInputTwice(line: String) throws {
    let run = try runDigit(line.split(separator: " ").map(String.init))
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("digit: Standard input can be read only once; name - once.\n"))
  }

  @Test("The default model is the one embedded in the program")
  func embeddedModel() throws {
    let model = "\(ClassifyTests.samples)/../models/digits.safetensors"
    let arguments = ["classify", "--format", "jsonl", ClassifyTests.photo]
    #expect(try runDigit(arguments).output == runDigit(arguments + ["--model", model]).output)
    #expect(
      try runDigit("inspect", "--format", "json").output
        == runDigit("inspect", model, "--format", "json").output)
  }

  @Test(
    "--invert says whether the ink is lighter than the background",
    arguments: [("auto", "8,4"), ("yes", "8,"), ("no", ",4")])
  func invert(value: String, digits: String) throws {
    let run = try runDigit(
      "classify", "--format", "csv", "--invert", value, "\(ClassifyTests.samples)/eight-white-on-black.png",
      ClassifyTests.photo)
    let rows = run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    // An answer that is unsure counts as none.
    #expect(rows.map { $0[3] == "false" ? String($0[1]) : "" }.joined(separator: ",") == digits)
  }

  /// The header of a PNG file of 100,000 × 100,000 pixels.
  private static let largePNG =
    "iVBORw0KGgoAAAANSUhEUgABhqAAAYagCAAAAACNOVQUAAAACUlEQVR4nGMAAAABAAFe/335AAAAAElFTkSuQmCC"

  @Test("A file that cannot be answered never stops the others; its error has the code of its cause")
  func errorCodes() throws {
    try folder.write("note", "no image")
    try folder.write("damaged", [0xFF, 0xD8, 0xFF, 0xE0])
    try folder.write("blank", DrawnPicture(width: 40, height: 40).png())
    try folder.write("large", Array(#require(Data(base64Encoded: Self.largePNG))))
    try images(["two"])
    let run = try runShell(
      """
      cd '\(folder.path)'; ln -s loop loop
      $DIGIT classify --format jsonl none two loop two note two damaged two large two blank two
      """)
    #expect(run.status == 1)
    let lines = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(
      lines.map { $0["error"]?["code"]?.string ?? "\($0["digit"]?.integer ?? -1)" }
        == [
          "not_found", "2", "unreadable", "2", "unsupported_format", "2", "corrupt_image", "2",
          "image_too_large",
          "2", "no_digit_found", "2",
        ])
    for line in lines where line["digit"] == nil {
      #expect(line.members?.map(\.key) == ["path", "error"])
      #expect(line["error"]?.members?.map(\.key) == ["code", "message"])
    }
  }

  @Test("A JSON line has the form of the contract's example")
  func jsonLine() throws {
    let run = try runDigit("classify", "--format", "jsonl", "--min-confidence", "1", ClassifyTests.small)
    #expect(
      run.output.wholeMatch(
        of:
          #/\{"path":"[^"]+","digit":2,"confidence":0\.\d+,"unsure":true,"probabilities":\[(0\.\d+,){9}0\.\d+\]\}\n/#
      )
        != nil, "\(run.output)")
  }

  @Test("In the Kaggle format an image on standard input that has no answer is reported")
  func kaggleFailure() throws {
    let run = try runDigit(["classify", "-", "--format", "kaggle"], input: "no image")
    #expect(run.status == 1)
    #expect(run.output == "ImageId,Label\n")
    #expect(run.errors.hasPrefix("digit: -: not an image "))
  }

  @Test(
    "HEIC, AVIF and WebP are answered where their libraries are found",
    arguments: [
      ("plain.heic", "libheif.so.1"), ("plain.avif", "libheif.so.1"), ("lossless.webp", "libwebp.so.7"),
    ])
  func libraryFormats(file: String, library: String) throws {
    guard dlopen(library, RTLD_LAZY) != nil else { return }
    let run = try runDigit("classify", "--format", "csv", "\(FormatTests.fixtures)/\(file)")
    #expect(run.output.contains(",7,"), "\(run.output)")
  }

  @Test("Memory does not grow with the number of inputs", .disabled(if: hasAddressSanitizer))
  func memory() throws {
    // Of the paths 12 MB would be kept.
    let path = "/nonexistent/" + String(repeating: "x", count: 140)
    let run = try runShell(
      """
      cd '\(folder.path)'; mkfifo paths answers
      "$DIGIT" classify --files-from - --format csv --jobs 2 --quiet <paths >answers & pid=$!
      exec 3>paths 4<answers
      for count in 1000 60000; do
        yes '\(path)' | head -n $count >&3 &
        head -n $count <&4 >/dev/null
        grep VmHWM /proc/$pid/status
      done
      exec 3>&-; cat <&4 >/dev/null; wait $pid
      """)
    let sizes = run.output.matches(of: #/\d+/#).compactMap { Double($0.output) }
    #expect(sizes.count == 2)
    #expect(try #require(sizes.last) < 1.3 * (try #require(sizes.first)), "\(sizes)")
  }
}
