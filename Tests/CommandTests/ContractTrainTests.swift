import Foundation
import OrderedJSON
import TestSupport
import Testing

/// What `../shared/command-line.md` says about `train`, model files and the JSON of the other commands.
@Suite struct ContractTrainTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("t.csv", TrainTests.csv(rows: 100))
    try folder.write("v.csv", TrainTests.csv(rows: 30))
  }

  /// Trains in the folder; `words` are the shell's.
  private func train(_ words: String) throws -> ProgramRun {
    try runShell("cd '\(folder.path)'; $DIGIT train \(words)")
  }

  private func json(_ arguments: String...) throws -> JSON {
    try JSON.parse(Array(runDigit(arguments).output.utf8))
  }

  private func record(_ model: String = "m") throws -> JSON {
    try #require(json("inspect", folder.file(model), "--format", "json")["training"])
  }

  private func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: folder.file(name)) }

  @Test(
    "Every option of the contract is accepted, and what changes the model is recorded in it",
    arguments: [
      (
        "--hidden 12,8 --dropout 0.25", "'dense(12) relu dropout(0.25) dense(8) relu dropout(0.25) dense(10)'"
      ),
      (
        "--architecture dense --epochs 2 --validation v.csv",
        "'dense(256) relu dense(10)' --validation-split 0 --validation crc32:|--epochs 2"
      ),
      (
        "--optimizer sgd --learning-rate 0.02 --batch-size 7",
        "--optimizer sgd --learning-rate 0.02 --batch-size 7 "
      ),
      (
        "--optimizer momentum --batch-size all --iterations 2",
        "--optimizer momentum|--batch-size all --iterations 2 "
      ),
      (
        "--optimizer adam --weight-decay 0.5 --schedule constant",
        "--optimizer adam |--weight-decay 0.5|--schedule constant"
      ),
      (
        "--optimizer adamw --schedule cosine --no-shuffle --jobs 1",
        "--optimizer adamw |--schedule cosine|--no-shuffle"
      ),
      (
        "--limit 50 --pixel-scale 255 --augment none --report r.html",
        "--limit 50|--augment none|--pixel-scale 255"
      ),
      (
        "--validation-split 0.3 --patience 2 --history h.csv --checkpoint c",
        "--validation-split 0.3|--patience 2"
      ),
      (
        "--pixel-scale 16 --validation-split 30 --label-column first",
        "--validation-split 30|--pixel-scale 16"
      ),
      ("--preset digits-8x8 --hidden 9 --epochs 1", "'dense(9) relu dense(10)'|--optimizer sgd|--epochs 1"),
    ])
  func options(options: String, recorded: String) throws {
    let run = try train("t.csv --output m --quiet \(options)")
    #expect(run.status == 0, "\(run.errors)")
    let configuration = try #require(record()["configuration"]?.string)
    for option in recorded.split(separator: "|") {
      #expect(configuration.contains(option), "\(configuration)")
    }
  }

  @Test(
    "The options for 28×28 images are accepted",
    arguments: ["--augment light", "--augment strong", "--architecture convolutional"])
  func largeOptions(options: String) throws {
    try folder.write("large.csv", EvaluateTests.csv)
    let run = try train("large.csv --output m --quiet --validation-split 0 --iterations 1 \(options)")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try record()["configuration"]?.string?.contains(options.contains("augment") ? options : "conv(16,3")
        == true)
  }

  @Test("--limit takes the first samples, and a split a fraction of them or a count")
  func counts() throws {
    for (options, samples) in [
      ("--limit 40 --validation-split 0", 40), ("--validation-split 0.3", 70), ("--validation-split 30", 70),
      ("--validation v.csv", 100),
    ] {
      #expect(try train("t.csv --iterations 0 -q -o m \(options)").status == 0)
      #expect(try record()["samples"] == .integer(samples))
    }
    let first = TrainTests.csv(rows: 40)
    try folder.write("first.csv", first)
    for (data, model) in [("t.csv --limit 40", "limited"), ("first.csv", "first")] {
      #expect(try train("\(data) --epochs 2 --validation-split 0 -q -o \(model)").status == 0)
    }
    #expect(try record("limited")["data"] == record("first")["data"])
  }

  @Test(
    "Without shuffling, the order of the images is that of the data in every epoch: another seed changes only the start"
  )
  func shuffling() throws {
    #expect(try train("t.csv --iterations 0 --validation-split 0 -q -o start").status == 0)
    for (model, options) in [
      ("a", "--no-shuffle --seed 1"), ("b", "--no-shuffle --seed 2"), ("c", "--seed 1"), ("d", "--seed 2"),
    ] {
      #expect(
        try train("t.csv --initial-model start --epochs 2 --validation-split 0 -q -o \(model) \(options)")
          .status == 0)
    }
    let tensors = (64 * 128 + 128 + 1280 + 10) * 4
    #expect(bytes("a")?.suffix(tensors) == bytes("b")?.suffix(tensors))
    #expect(bytes("c")?.suffix(tensors) != bytes("d")?.suffix(tensors))
  }

  @Test("A history has a row per epoch")
  func history() throws {
    #expect(try train("t.csv --epochs 3 -q -o m --history h.csv").status == 0)
    let rows = try String(contentsOfFile: folder.file("h.csv"), encoding: .utf8).split(separator: "\n")
    #expect(
      rows.first == "epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds")
    #expect(rows.dropFirst().map { $0.prefix(2) } == ["1,", "2,", "3,"])
  }

  @Test(
    "An IDX image file is read, plain or compressed, with the label file beside it; several data may be named"
  )
  func idx() throws {
    let table = (0..<20).map { row in
      ["\(row % 10)"] + (0..<784).map { $0 / 56 == row % 10 ? "255" : "0" }
    }
    try folder.write("table.csv", TableTests.text(table))
    let pixels = table.flatMap { row in row.dropFirst().compactMap { UInt8($0) } }
    let labels = table.compactMap { UInt8($0[0]) }
    try folder.write("a-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 28, 0, 0, 0, 28] + pixels)
    try folder.write("a-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 20] + labels)
    _ = try runShell(
      "cd '\(folder.path)'; for f in images-idx3 labels-idx1; do gzip -c a-$f-ubyte >b-$f-ubyte.gz; done")
    let common = "--hidden 4 --epochs 1 --validation-split 0 -q -o"
    for (index, data) in ["table.csv", "a-images-idx3-ubyte", "b-images-idx3-ubyte.gz"].enumerated() {
      #expect(try train("\(data) \(common) m\(index)").status == 0)
    }
    #expect(bytes("m0") != nil && bytes("m0") == bytes("m1") && bytes("m0") == bytes("m2"))
    #expect(try train("table.csv a-images-idx3-ubyte \(common) m").status == 0)
    #expect(try record()["samples"] == 40)
    // Whatever --jobs is.
    #expect(try train("table.csv \(common) m3 --jobs 3").status == 0)
    #expect(bytes("m0") == bytes("m3"))
    #expect(
      try runShell("cd '\(folder.path)'; rm a-labels*; $DIGIT train a-images-idx3-ubyte \(common) n").status
        == 66)
  }

  @Test("A folder's images go through the preprocessing of classify")
  func folderOfImages() throws {
    for (name, sample) in [("in/4/a.jpeg", ClassifyTests.photo), ("in/2/b.png", ClassifyTests.small)] {
      try folder.write(name, Array(Data(contentsOf: URL(filePath: sample))))
    }
    let run = try runDigit(
      "preprocess", "--recursive", folder.file("in"), "--format", "csv", "-o", folder.file("p.csv"))
    #expect(run.status == 0)
    for (data, model) in [("in", "a"), ("p.csv", "b")] {
      #expect(try train("\(data) --hidden 4 --epochs 1 --validation-split 0 -q -o \(model)").status == 0)
    }
    #expect(bytes("a") != nil && bytes("a") == bytes("b"))
    // What the network sees of an image is what it sees of the row.
    let answers = try [folder.file("in/2"), folder.file("in/4"), folder.file("p.csv")].flatMap { path in
      try runDigit("classify", path, "--format", "jsonl").output.split(separator: "\n").map {
        try #require(JSON.parse(Array($0.utf8))["probabilities"]?.text)
      }
    }
    #expect(answers.count == 4 && answers[0] == answers[2] && answers[1] == answers[3])
  }

  @Test("A model file is safetensors: float32 tensors with PyTorch's shapes, named by layers counted by kind")
  func modelFile() throws {
    let layers = "conv(4,3,padding=1) relu conv(2,3) relu maxpool(2) dense(6) relu dense(10)"
    #expect(try train("t.csv --architecture '\(layers)' --epochs 1 --seed 5 -q -o m").status == 0)
    let file = try #require(bytes("m"))
    // A length of 8 bytes, least significant first, then JSON.
    let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSON.parse(Array(file.dropFirst(8).prefix(length)))
    let members = try #require(header.members)
    let shapes = members.filter { $0.key != "__metadata__" }.map {
      "\($0.key) \($0.value["shape"]?.text ?? "")"
    }
    #expect(
      Set(shapes) == [
        "conv1.weight [4,1,3,3]", "conv1.bias [4]", "conv2.weight [2,4,3,3]", "conv2.bias [2]",
        "dense1.weight [6,18]", "dense1.bias [6]", "dense2.weight [10,6]", "dense2.bias [10]",
      ])
    #expect(members.allSatisfy { $0.key == "__metadata__" || $0.value["dtype"] == "F32" })
    let parameters = 4 * 9 + 4 + 2 * 36 + 2 + 6 * 18 + 6 + 60 + 10
    #expect(file.count == 8 + length + 4 * parameters)

    let metadata = try #require(header["__metadata__"])
    for (key, value) in [
      ("format", "digit 1"), ("layers", layers), ("input", "1x8x8"), ("pixel_scale", "16.0"),
      ("labels", "0,1,2,3,4,5,6,7,8,9"), ("temperature", "1.0"), ("training.seed", "5"),
      ("training.samples", "90"),
    ] { #expect(metadata[key]?.string == value, "\(key)") }
    #expect(Int(metadata["preprocessing"]?.string ?? "") != nil)
    #expect(metadata["training.data"]?.string?.wholeMatch(of: #/crc32:[0-9a-f]{8}/#) != nil)
    #expect(metadata["training.configuration"]?.string?.contains("--architecture '\(layers)'") == true)
    #expect(Double(metadata["training.validation_accuracy"]?.string ?? "") != nil)
  }

  @Test("The JSON of evaluate and inspect has the keys of the contract")
  func json() throws {
    #expect(try train("t.csv --epochs 1 -q -o m").status == 0)
    let evaluation = try json(
      "evaluate", folder.file("t.csv"), "--model", folder.file("m"), "--format", "json")
    let classes = try #require(evaluation["classes"]?.elements)
    #expect(classes.count == 10)
    #expect(
      classes.allSatisfy { $0.members?.map(\.key) == ["digit", "precision", "recall", "f1", "support"] })
    #expect((0...1).contains(try #require(evaluation["accuracy"]?.double)))
    // Rows are true digits: their sums are the supports.
    let confusion = try #require(evaluation["confusion"]?.elements).map { row in
      (row.elements ?? []).compactMap(\.integer).reduce(0, +)
    }
    #expect(confusion == classes.compactMap { $0["support"]?.integer })
    #expect(evaluation["refused"] == [:])
    let inspection = try json("inspect", folder.file("m"), "--format", "json")
    #expect(
      inspection["training"]?.members?.map(\.key) == [
        "data", "samples", "seed", "configuration", "steps", "validation_accuracy",
      ])
    #expect(inspection["labels"]?.text == "[0,1,2,3,4,5,6,7,8,9]")
    #expect(inspection["layers"]?.elements?.map { $0["name"]?.string } == ["dense1", "relu1", "dense2"])
    #expect(inspection["layers"]?.elements?.map { $0["shape"]?.text } == ["[256,64]", "[]", "[10,256]"])
  }
}
