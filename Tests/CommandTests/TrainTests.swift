import Foundation
import OrderedJSON
import SystemSupport
import Testing

@Suite struct TrainTests {
  let folder: TemporaryFolder
  let data: String

  init() throws {
    folder = try TemporaryFolder()
    data = try folder.write("digits.csv", Self.csv(rows: 200))
  }

  /// Pictures of 8×8 that can be learned: digit d is row d / 2, bright in its left or right half, on noise.
  static func csv(rows: Int) -> String {
    (0..<rows).map { row in
      let digit = row * 7 % 10
      let pixels = (0..<64).map { pixel in
        let isInk = pixel / 8 == digit / 2 && pixel % 8 / 4 == digit % 2
        return isInk ? 16 : (row * 31 + pixel * 17) % 5
      }
      return ([digit] + pixels).map(String.init).joined(separator: ",")
    }.joined(separator: "\n")
  }

  /// Trains a small network; the arguments come behind.
  func train(_ arguments: String..., output: String = "m.safetensors") throws -> ProgramRun {
    try runDigit(["train", data, "--hidden", "12", "--output", folder.file(output)] + arguments)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: folder.file(name)) }

  @Test("A trained model recognizes what it has learned, and its file says how it came to be")
  func learns() throws {
    let run = try train("--epochs", "20", "--batch-size", "16", "--seed", "3")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 21)
    #expect(run.errors.contains("wrote \(folder.file("m.safetensors"))"))

    let evaluation = try runDigit(
      "evaluate", data, "--model", folder.file("m.safetensors"), "--format", "json")
    #expect(try JSON.parse(Array(evaluation.output.utf8))["accuracy"] == 1.0)

    let inspection = try runDigit("inspect", folder.file("m.safetensors"), "--format", "json")
    let json = try JSON.parse(Array(inspection.output.utf8))
    #expect(json["parameters"] == .integer(64 * 12 + 12 + 12 * 10 + 10))
    #expect(json["input"]?["pixel_scale"] == 16.0)
    #expect(json["training"]?["seed"] == 3)
    #expect(json["training"]?["samples"] == 180)
    #expect(json["training"]?["steps"] == 240)
    #expect(json["training"]?["validation_accuracy"] == 1.0)
  }

  @Test("The same seed gives the same bytes on one thread and on four, another seed others")
  func reproducible() throws {
    #expect(try train("--epochs", "2", "--jobs", "1", "--quiet", output: "a").errors.isEmpty)
    #expect(try train("--epochs", "2", "--jobs", "4", output: "b").status == 0)
    #expect(try train("--epochs", "2", "--seed", "2", output: "c").status == 0)
    #expect(bytes("a") == bytes("b"))
    #expect(bytes("a") != bytes("c"))
  }

  @Test(
    "A training put aside goes on to the same bytes",
    arguments: [["--optimizer", "adam"], ["--patience", "290", "--dropout", "0.2", "--averaging", "0.9"]])
  func resumes(options: [String]) throws {
    let common = ["train", data, "--hidden", "12", "--epochs", "300"] + options
    let (whole, parted) = (folder.file("whole"), folder.file("parted"))
    #expect(try runDigit(common + ["--output", whole, "--history", folder.file("whole.csv")]).status == 0)

    let checkpoint = [
      "--output", parted, "--checkpoint", folder.file("c"), "--history", folder.file("parted.csv"),
    ]
    let interrupted = try interrupt(common + checkpoint, onceIn: "epoch   3/300")
    #expect(interrupted.status == 130)
    #expect(interrupted.errors.contains("--resume goes on"))
    #expect(bytes("parted") == nil)
    #expect(try runDigit(common + checkpoint + ["--resume"]).status == 0)
    #expect(bytes("whole") == bytes("parted"))
    #expect(bytes("whole") != nil)
    let epochs = { (name: String) in
      String(decoding: self.bytes(name) ?? Data(), as: UTF8.self).split(separator: "\n").compactMap {
        $0.split(separator: ",").first
      }
    }
    #expect(epochs("whole.csv") == epochs("parted.csv"))
  }

  @Test("Ctrl-C without a checkpoint writes the model so far")
  func interruption() throws {
    let run = try interrupt(
      ["train", data, "--output", folder.file("m"), "--epochs", "20000"], onceIn: "/20000")
    #expect(run.status == 130)
    #expect(run.errors.contains("interrupted; wrote \(folder.file("m"))"))
    #expect(try runDigit("inspect", folder.file("m")).status == 0)
  }

  /// Runs the program and presses Ctrl-C when a text appears on its standard error.
  func interrupt(_ arguments: [String], onceIn text: String) throws -> ProgramRun {
    let process = Process()
    process.executableURL = digitProgram
    process.arguments = arguments
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    var errors = ""
    var isInterrupted = false
    while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
      errors += String(decoding: data, as: UTF8.self)
      if !isInterrupted, errors.contains(text) {
        process.interrupt()
        isInterrupted = true
      }
    }
    process.waitUntilExit()
    return ProgramRun(status: process.terminationStatus, output: "", errors: errors)
  }

  @Test("A checkpoint of another training is refused")
  func otherCheckpoint() throws {
    #expect(try train("--epochs", "1", "--checkpoint", folder.file("c")).status == 0)
    let run = try train("--epochs", "2", "--checkpoint", folder.file("c"), "--resume")
    #expect(run.status == 64)
    #expect(run.errors.contains("--epochs 1") && run.errors.contains("--epochs 2"))
    #expect(try train("--checkpoint", folder.file("none"), "--resume").status == 66)
    #expect(try train("--checkpoint", data, "--resume").status == 65)
  }

  @Test("Training goes on from a model file, without a step to the very same tensors")
  func initialModel() throws {
    #expect(try train("--epochs", "1", output: "a").status == 0)
    let again = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--iterations", "0", "--output", folder.file("b"))
    #expect(again.status == 0)
    let tensors = (64 * 12 + 12 + 12 * 10 + 10) * 4
    #expect(bytes("a")?.suffix(tensors) == bytes("b")?.suffix(tensors))
    let other = try train("--initial-model", folder.file("a"), "--hidden", "13")
    #expect(other.status == 64)
    #expect(other.errors.contains("dense(12) relu dense(10)"))
  }

  @Test("Patience ends the training, and the best network is kept")
  func patience() throws {
    let run = try train("--epochs", "1000", "--patience", "2")
    #expect(run.status == 0)
    #expect(run.errors.contains("no better for 2 epochs; wrote"))
    #expect(run.errors.split(separator: "\n").count < 200)
  }

  @Test("A convolutional network is trained too; normalization and dropout do not go into its file")
  func convolutional() throws {
    let run = try runDigit(
      "train", data, "--architecture", "conv(4,3,padding=1) batchnorm relu maxpool(2) dropout(0.2) dense(10)",
      "--epochs", "2", "--patience", "1", "--output", folder.file("m"))
    #expect(run.status == 0)
    let inspection = try runDigit("inspect", folder.file("m"), "--format", "json")
    let json = try JSON.parse(Array(inspection.output.utf8))
    #expect(json["layers"]?.elements?.map { $0["kind"]?.string } == ["conv", "relu", "maxpool", "dense"])
    #expect(
      json["training"]?["configuration"]?.string?.contains("batchnorm relu maxpool(2) dropout(0.2)") == true)
  }

  @Test("Varied and drawn digits too are the same on one thread and on four, and the model says so")
  func madeData() throws {
    let row = (["5"] + (0..<784).map { $0 % 28 / 4 == 3 ? "255" : "0" }).joined(separator: ",")
    let pictures = try folder.write("pictures.csv", [row, row, row].joined(separator: "\n"))
    func train(jobs: String, seed: String, output: String) throws {
      let run = try runDigit(
        "train", pictures, "--output", folder.file(output), "--hidden", "8", "--iterations", "3",
        "--augment", "strong", "--drawn-digits", "2", "--other-marks", "7", "--batch-size", "20",
        "--jobs", jobs, "--seed", seed)
      #expect(run.status == 0)
    }
    try train(jobs: "1", seed: "1", output: "a")
    try train(jobs: "4", seed: "1", output: "b")
    try train(jobs: "4", seed: "2", output: "c")
    #expect(bytes("a") == bytes("b"))
    #expect(bytes("a") != bytes("c"))
    let inspection = try runDigit("inspect", folder.file("a")).output
    #expect(inspection.contains("--augment strong") && inspection.contains("--drawn-digits 2"))
  }

  @Test("Calibration finds a temperature, the same on any number of threads; 8×8 digits have none")
  func calibration() throws {
    // Thin and thick bars.
    let rows = (0..<40).map { row in
      let halfWidth = 2 + 5 * (row % 2)
      let pixels = (0..<784).map { pixel in
        let isInk = abs(pixel % 28 - 14) < halfWidth && (5..<20).contains(pixel / 28)
        return isInk ? "255" : "0"
      }
      return ([String(row % 2)] + pixels).joined(separator: ",")
    }
    let pictures = try folder.write("pictures.csv", rows.joined(separator: "\n"))
    for (jobs, output) in [("1", "a"), ("4", "b")] {
      let run = try runDigit(
        "train", pictures, "--output", folder.file(output), "--hidden", "8", "--iterations", "5",
        "--calibrate",
        "--validation-split", "10", "--jobs", jobs)
      #expect(run.status == 0)
    }
    #expect(bytes("a") == bytes("b"))
    let inspection = try runDigit("inspect", folder.file("a"), "--format", "json")
    #expect(try JSON.parse(Array(inspection.output.utf8))["temperature"] != 1.0)
    #expect(try train("--calibrate").status == 64)
  }

  @Test("A diverging training says so and writes nothing")
  func divergence() throws {
    let run = try train("--learning-rate", "1e30", "--epochs", "3")
    #expect(run.status == 64)
    #expect(run.errors.contains("lower --learning-rate"))
    #expect(bytes("m.safetensors") == nil)
  }

  @Test(
    "Options that make no sense are refused before any work",
    arguments: [
      ["--epochs", "1", "--iterations", "1"], ["--hidden", "0"], ["--hidden", "12,"], ["--batch-size", "0"],
      ["--learning-rate", "-1"], ["--learning-rate", "nan"], ["--validation-split", "1.5"],
      ["--validation-split", "200"], ["--resume"], ["--dropout", "1"], ["--averaging", "1"],
      ["--augment", "light"], ["--drawn-digits", "1"], ["--other-marks", "1"], ["--drawn-digits", "-1"],
      ["--limit", "0"],
      ["--pixel-scale", "0"], ["--seed", "-1"], ["--hidden", "99999999"], ["--architecture", "dense(9)"],
    ])
  func nonsense(options: [String]) throws {
    let run = try runDigit(["train", data, "--output", folder.file("m")] + options)
    #expect(run.status == 64)
    #expect(!run.errors.isEmpty)
    #expect(bytes("m") == nil)
  }

  @Test("An output that cannot be written is found out before the training")
  func unwritable() throws {
    let run = try train("--epochs", "20000", output: "none/m.safetensors")
    #expect(run.status == 74)
    #expect(run.errors.contains(folder.file("none/m.safetensors")))
    #expect(try train("--epochs", "20000", output: "").status == 74)
  }

  @Test("Broken and missing data end with statuses of their own")
  func badData() throws {
    let broken = try folder.write("broken.csv", Self.csv(rows: 2) + "\n1,2,3")
    #expect(try runDigit("train", broken, "--output", folder.file("m")).status == 65)
    #expect(try runDigit("train", folder.file("none.csv"), "--output", folder.file("m")).status == 66)
    #expect(try train("--validation", folder.file("none.csv")).status == 66)
    #expect(try train("--initial-model", folder.file("none")).status == 66)
  }

  @Test("Pictures are learned from as classify sees them; one that cannot be used is named and left out")
  func pictures() throws {
    let list = try folder.write(
      "labels.tsv",
      "\(EvaluateTests.samples)/photo.jpeg\t4\n\(EvaluateTests.samples)/two-28x28.png\t2\nnone.png\t1\n")
    let options = ["--validation-split", "0", "--epochs", "1", "--quiet", "--output"]
    let run = try runDigit(["train", list] + options + [folder.file("pictures")])
    #expect(run.status == 0)
    #expect(run.errors.contains(folder.file("none.png")))

    // What preprocess writes is the same data.
    for (digit, name) in [(4, "photo.jpeg"), (2, "two-28x28.png")] {
      try FileManager.default.createDirectory(
        atPath: folder.file("\(digit)"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(EvaluateTests.samples)/\(name)", toPath: folder.file("\(digit)/\(name)"))
    }
    let prepared = try runDigit(
      "preprocess", folder.file("4"), folder.file("2"), "--format", "csv", "--output",
      folder.file("prepared.csv"))
    #expect(prepared.status == 0)
    #expect(
      try runDigit(["train", folder.file("prepared.csv")] + options + [folder.file("table")]).status == 0)
    #expect(bytes("pictures") != nil)
    #expect(bytes("pictures") == bytes("table"))
  }
}
