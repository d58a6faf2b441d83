import DigitImage
import Foundation
import OrderedJSON
import TestSupport
import Testing

/// Models whose classes are not digits.
@Suite("Labels") struct LabelsTests {
  static let names = "T-shirt,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"

  /// A model that tells bars apart: class c is a bar in rows 2 c and 2 c + 1.
  private static let folder = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let rows = (0..<200).map {
      "\($0 % 10)," + pixels(ofClass: $0 % 10).map(String.init).joined(separator: ",")
    }
    try folder.write("bars.csv", rows.joined(separator: "\n") + "\n")
    try folder.write("sneaker.png", encodePNG(pixels(ofClass: 7), width: 28, height: 28, format: .gray))
    try folder.write(
      "large.png", encodePNG([UInt8](repeating: 0, count: 900), width: 30, height: 30, format: .gray))
    let run = try runDigit(
      "train", folder.file("bars.csv"), "--labels", names, "--epochs", "20", "--hidden", "16", "--batch-size",
      "10",
      "--quiet", "--output", folder.file("clothes"))
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private static func pixels(ofClass number: Int) -> [UInt8] {
    (0..<784).map { [2 * number, 2 * number + 1].contains($0 / 28) ? 200 : 0 }
  }

  private func run(_ arguments: String) throws -> ProgramRun {
    try runShell("cd \(Self.folder.get().path) && $DIGIT \(arguments) --model clothes")
  }

  @Test("An image is taken as it is, and the answer has its name", arguments: ["auto", "yes"])
  func image(invert: String) throws {
    let run = try run("classify sneaker.png --invert \(invert)")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Sneaker "))
    #expect(run.output.hasSuffix(" sneaker.png\n"))
  }

  @Test("Each format carries the name; Kaggle's has the number")
  func formats() throws {
    let json = try JSON.parse(Array(try run("classify sneaker.png --format jsonl").output.utf8))
    #expect(json.members?.map(\.key) == ["path", "digit", "label", "confidence", "probabilities"])
    #expect(json["digit"]?.integer == 7 && json["label"]?.string == "Sneaker")
    let csv = try run("classify sneaker.png --format csv").output.split(separator: "\n")
    #expect(csv[0] == "path,label,confidence,unsure,error")
    #expect(csv[1].hasPrefix("sneaker.png,Sneaker,"))
    let kaggle = try run("classify bars.csv --format kaggle").output.split(separator: "\n")
    #expect(kaggle.prefix(4) == ["ImageId,Label", "1,0", "2,1", "3,2"])
  }

  @Test("An image of another size is refused")
  func otherSize() throws {
    let run = try run("classify large.png --format jsonl")
    #expect(run.status == 1)
    #expect(run.output.contains("\"code\":\"unsupported_format\""))
    #expect(run.output.contains("scale the image to 28×28"))
  }

  @Test("A measurement names the classes")
  func evaluation() throws {
    let text = try run("evaluate bars.csv")
    #expect(text.status == 0)
    #expect(text.output.contains("    7     1.0000  1.0000  1.0000        20  Sneaker\n"))
    let json = try JSON.parse(Array(try run("evaluate bars.csv --format json").output.utf8))
    #expect(json["classes"]?.elements?[9]["label"]?.string == "Ankle boot")
  }

  @Test("Folders of images are trained on as they are")
  func folders() throws {
    let folder = try TemporaryFolder()
    for number in 0...9 {
      let png = encodePNG(Self.pixels(ofClass: number), width: 28, height: 28, format: .gray)
      for copy in 0..<10 { try folder.write("bars/\(number)/\(copy).png", png) }
    }
    let train = try runShell(
      "cd \(folder.path) && $DIGIT train bars --labels '\(Self.names)' --epochs 60 --hidden 16 --batch-size 10 -q -o clothes "
        + "&& $DIGIT evaluate bars --model clothes --format json")
    #expect(train.status == 0)
    #expect(try JSON.parse(Array(train.output.utf8))["accuracy"] == .number(1))
  }

  @Test(
    "What is for digits alone is refused",
    arguments: [
      ("read sneaker.png", "read needs a model of digits; the labels of this one are T-shirt, Trouser,"),
      ("explain sneaker.png -o page.html", "explain needs a model of digits"),
      ("evaluate --numbers none.tsv", "--numbers needs a model of digits"),
    ])
  func digitsOnly(arguments: String, message: String) throws {
    let run = try run(arguments)
    #expect(run.status == 65)
    #expect(run.errors.contains(message))
  }

  @Test(
    "Labels and options that make digits contradict each other",
    arguments: ["--synthetic-digits 10", "--outliers 10", "--calibrate"])
  func contradictions(option: String) throws {
    let run = try runShell(
      "cd \(Self.folder.get().path) && $DIGIT train bars.csv --labels '\(Self.names)' \(option) -o new")
    #expect(run.status == 64)
    #expect(run.errors.contains("leave"))
  }

  @Test("A model that is trained further keeps its labels")
  func fineTuning() throws {
    let folder = try Self.folder.get().path
    let run = try runShell(
      "cd \(folder) && $DIGIT train bars.csv --initial-model clothes --epochs 1 -q -o tuned && $DIGIT classify sneaker.png "
        + "--model tuned")
    #expect(run.output.hasPrefix("Sneaker "))
  }
}
