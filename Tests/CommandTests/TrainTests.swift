import Foundation
import NeuralNetwork
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@testable import DigitModel

@Suite struct TrainTests {
  let folder: TemporaryFolder
  let data: String

  init() throws {
    folder = try TemporaryFolder()
    data = try folder.write("digits.csv", Self.csv(rows: 200))
  }

  /// Learnable 8×8 images: digit d is a bright half of row d / 2, on noise.
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

  /// Two strokes for each digit.
  static let strokes = (0..<10).map { "\($0)\tann\t0,0 900,1000;100,\($0) 0,800\n" }.joined()

  /// Trains a small network; the arguments are appended.
  func train(_ arguments: String..., output: String = "m.safetensors") throws -> ProgramRun {
    try train(arguments, output: output)
  }

  func train(_ arguments: [String], output: String = "m.safetensors") throws -> ProgramRun {
    try runDigit(["train", data, "--hidden", "12", "--output", folder.file(output)] + arguments)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: folder.file(name)) }

  static let summaryNames = "datatraininglabelsvalidationnetworkoptimizerlengthseed"

  @Test("A trained model recognizes its training data, and records how it was trained")
  func learns() throws {
    let run = try train("--epochs", "20", "--batch-size", "16", "--seed", "3")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.prefix(8).map { $0.prefix(12) }.joined().filter { $0 != " " } == Self.summaryNames)
    #expect(lines[0] == "data        \(data), 200 images")
    #expect(lines[2] == "labels      0 to 9: 16, 17, 17, 17, 20, 16, 19, 19, 20, 19")
    #expect(lines[4] == "network     dense(12) relu dense(10), 910 parameters")
    #expect(lines[5] == "optimizer   momentum, learning rate 0.1, cosine schedule")
    #expect(lines[6] == "length      20 epochs of 12 steps with 16 images each, 240 steps in all")
    #expect(lines[7] == "seed        3")
    #expect(lines.count == 9 + 21)
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

  @Test(
    "By default, few images are shown more often than many", arguments: [(300, 100), (1500, 40), (10_500, 6)])
  func defaultLength(images: Int, epochs: Int) throws {
    let row = "1" + String(repeating: ",16,0", count: 32) + "\n"
    let table = try folder.write("many.csv", String(repeating: row, count: images))
    let run = try runDigit(["train", table, "--batch-size", "500", "--output", folder.file("m")])
    #expect(run.errors.contains("network     dense(256) relu dense(10), 19210 parameters\n"))
    #expect(run.errors.contains("optimizer   momentum, learning rate 0.1, cosine schedule\n"))
    #expect(run.errors.contains("length      \(epochs) epochs of "))
  }

  /// The training record of a model file.
  private func training(_ name: String) throws -> JSON? {
    let run = try runDigit("inspect", folder.file(name), "--format", "json")
    return try JSON.parse(Array(run.output.utf8))["training"]
  }

  /// The CRC-32 of a file, bit by bit.
  private func crc32(of name: String) throws -> String {
    let checksum = try #require(bytes(name)).reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    let digits = String(~checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test("How images were loaded and held out, the initial model and the patience are recorded")
  func recordedOptions() throws {
    #expect(try train("--iterations", "0", output: "a").status == 0)
    #expect(
      try training("a")?["configuration"]?.string?
        .hasPrefix("--architecture 'dense(12) relu dense(10)' --validation-split 0.1 --optimizer ") == true)
    let rows = Self.csv(rows: 40)
    let validation = try folder.write("validation.csv", rows)
    let other = try runDigit(
      "train", validation, "--validation-split", "0", "--iterations", "0", "--output", folder.file("v"))
    #expect(other.status == 0)
    let digest = try #require(training("v")?["data"]?.string)
    let labelsLast = Self.csv(rows: 200).split(separator: "\n").map { row in
      let fields = row.split(separator: ",")
      return (fields.dropFirst() + fields.prefix(1)).joined(separator: ",")
    }
    let run = try runDigit(
      "train", folder.write("last.csv", labelsLast.joined(separator: "\n")), "--label-column", "last",
      "--initial-model", folder.file("a"), "--limit", "150", "--sample", "100", "--validation-split", "20",
      "--epochs", "2", "--patience", "2", "--output", folder.file("b"))
    #expect(run.status == 0, "\(run.errors)")
    let text = try #require(training("b")?["configuration"]?.string)
    #expect(
      text.hasPrefix(
        "--architecture 'dense(12) relu dense(10)' --initial-model crc32:\(try crc32(of: "a")) --limit 150 "
          + "--label-column last --sample 100 --validation-split 20 --optimizer "))
    #expect(text.hasSuffix(" --pixel-scale 16.0 --patience 2"))
    #expect(try train("--validation", validation, "--iterations", "0", output: "c").status == 0)
    #expect(
      try training("c")?["configuration"]?.string?
        .contains(" --validation-split 0 --validation \(digest) --optimizer ") == true)
  }

  @Test("The same seed gives the same bytes on one thread and on four, another seed gives others")
  func reproducible() throws {
    #expect(try train("--epochs", "2", "--jobs", "1", "-q", output: "a").errors.isEmpty)
    #expect(try train("--epochs", "2", "--jobs", "4", output: "b").status == 0)
    #expect(try train("--epochs", "2", "--seed", "2", output: "c").status == 0)
    #expect(bytes("a") == bytes("b"))
    #expect(bytes("a") != bytes("c"))
  }

  @Test(
    "A training that is interrupted by Ctrl-C and resumed gives the same bytes",
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
    #expect(interrupted.errors.contains("continue with --resume"))
    #expect(bytes("parted") == nil)
    #expect(try runDigit(common + checkpoint + ["--resume"]).status == 0)
    #expect(bytes("whole") == bytes("parted"))
    #expect(bytes("whole") != nil)
    let (history, resumed) = (try history("whole.csv"), try history("parted.csv"))
    #expect(history.last?[0] == "300" || options.contains("--patience"))
    // Epoch, step, validation loss and accuracy; training loss and accuracy may be of a part of an epoch.
    for field in [0, 1, 4, 5] { #expect(history.map { $0[field] } == resumed.map { $0[field] }) }
  }

  /// The rows of a history file.
  func history(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: folder.file(name), encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("Ctrl-C without a checkpoint writes the model so far")
  func interruption() throws {
    let run = try interrupt(
      ["train", data, "--output", folder.file("m"), "--epochs", "20000"], onceIn: "/20000")
    #expect(run.status == 130)
    #expect(run.errors.contains("interrupted; wrote \(folder.file("m"))"))
    #expect(try runDigit("inspect", folder.file("m")).status == 0)
  }

  /// Runs the program and sends it a signal when a text appears on its standard error.
  func interrupt(_ arguments: [String], by signal: Int32 = SIGINT, onceIn text: String) throws -> ProgramRun {
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
        kill(process.processIdentifier, signal)
        isInterrupted = true
      }
    }
    process.waitUntilExit()
    return ProgramRun(status: process.terminationStatus, output: "", errors: errors)
  }

  @Test("SIGTERM and SIGHUP do what Ctrl-C does", arguments: [SIGTERM, SIGHUP])
  func otherSignals(signal: Int32) throws {
    let options = ["train", data, "--output", folder.file("m"), "--epochs", "20000"]
    let run = try interrupt(options, by: signal, onceIn: "/20000")
    #expect(run.status == 130)
    #expect(run.errors.contains("interrupted; wrote \(folder.file("m"))"))
    let checkpoint = try interrupt(
      options + ["--checkpoint", folder.file("c")], by: signal, onceIn: "/20000")
    #expect(checkpoint.status == 130)
    #expect(bytes("c") != nil)
  }

  @Test("A training resumes without a checkpoint from the beginning, and goes on when --epochs is raised")
  func longer() throws {
    let options = ["--schedule", "constant", "--checkpoint", folder.file("c"), "--resume"]
    let first = try train(["--epochs", "2"] + options, output: "a")
    #expect(first.status == 0)
    #expect(
      first.errors.hasPrefix("no training state in \(folder.file("c")) yet; starting from the beginning\n"))
    let second = try train(["--epochs", "4"] + options, output: "a")
    #expect(second.status == 0)
    #expect(second.errors.contains("12 steps in all; 6 done\n"))
    #expect(second.errors.contains("epoch 3/4") && !second.errors.contains("epoch 2/4"))
    #expect(try train("--epochs", "4", "--schedule", "constant", output: "b").status == 0)
    #expect(bytes("a") == bytes("b"))
    let shorter = try train(["--epochs", "3"] + options, output: "a")
    #expect(shorter.status == 64)
    #expect(shorter.errors.contains("is at step 12, but the training run has only 9; raise --epochs"))
  }

  @Test("A checkpoint of a training with other options is refused, and so is a malformed one")
  func otherCheckpoint() throws {
    #expect(try train("--epochs", "1", "--checkpoint", folder.file("c")).status == 0)
    let run = try train("--epochs", "1", "--dropout", "0.5", "--checkpoint", folder.file("c"), "--resume")
    #expect(run.status == 64)
    #expect(run.errors.contains("now:        --architecture 'dense(12) relu dropout(0.5) dense(10)'"))
    #expect(try train("--checkpoint", folder.write("broken", "no checkpoint"), "--resume").status == 65)
  }

  @Test("Training starts from an initial model: without a step, its tensors stay the same")
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

  @Test(
    "--precision half rounds the parameters and halves their bytes, and a model that starts from such a one has it too"
  )
  func halfPrecision() throws {
    #expect(try train("--epochs", "1", "--precision", "half", output: "a").status == 0)
    #expect(try training("a")?["configuration"]?.string?.contains(" --precision half ") == true)
    let again = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--iterations", "0", "--output", folder.file("b"))
    #expect(again.status == 0)
    let single = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--iterations", "0", "--precision", "single",
      "--output",
      folder.file("c"))
    #expect(single.status == 0)
    let (half, copy, wide) = (
      try Model(path: folder.file("a")), try Model(path: folder.file("b")), try Model(path: folder.file("c"))
    )
    #expect(half.precision == .half && copy.precision == .half && wide.precision == .single)
    #expect(copy.network == half.network && wide.network == half.network)
    let parameters = 64 * 12 + 12 + 12 * 10 + 10
    #expect(bytes("a")?.suffix(2 * parameters) == bytes("b")?.suffix(2 * parameters))
  }

  @Test("Without options of the method, training from an initial model follows the recipe for one's own hand")
  func fineTuning() throws {
    #expect(try train("--epochs", "1", output: "a").status == 0)
    let run = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--folds", "3", "--output", folder.file("b"))
    #expect(run.status == 0)
    #expect(run.errors.contains(#/fold 3\/3  accuracy [0-9.]+ % of 200 images\n/#))
    let text = try #require(training("b")?["configuration"]?.string)
    #expect(text.contains(" --initial-fraction 0.3 "))
    #expect(text.contains(" --optimizer adamw --learning-rate 0.0003 --batch-size 64 --epochs 10 "))
    let plain = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--epochs", "1", "--output", folder.file("c"))
    #expect(plain.status == 0)
    #expect(try training("c")?["configuration"]?.string?.contains("initial-fraction") == false)
    let kept = try runDigit(
      "train", data, "--initial-model", folder.file("a"), "--initial-fraction", "0.75", "--output",
      folder.file("d"))
    #expect(kept.status == 0)
    let keptText = try #require(training("d")?["configuration"]?.string)
    #expect(keptText.contains(" --initial-fraction 0.75 "))
    #expect(keptText.contains(" --optimizer adamw --learning-rate 0.0003 "))
  }

  @Test("Images that one has drawn can be added to what the built-in model knows")
  func fineTuningOfPhotos() throws {
    let run = try runShell(
      "cd \(folder.path) && $DIGIT train \(EvaluateTests.samples)/labels.tsv --initial-model built-in --validation-split 0 "
        + "-o mine && $DIGIT inspect mine --format json")
    #expect(run.status == 0)
    #expect(run.errors.contains("samples       116 per epoch, 100 of them generated\n"))
    #expect(run.errors.contains("augmentation  light\n"))
    #expect(
      try runDigit("evaluate", "\(EvaluateTests.samples)/labels.tsv", "--model", folder.file("mine")).status
        == 0)
  }

  @Test(
    "Cross-validation needs all images, and as many as folds",
    arguments: [
      (["--folds", "3", "--validation-split", "0.1"], "leave out --validation-split and --validation"),
      (["--folds", "1"], "--folds"),
      (["--folds", "50", "--limit", "20"], "--folds 50 needs as many images; there are 20."),
    ])
  func folds(options: [String], message: String) throws {
    let run = try runDigit(["train", data, "-o", folder.file("x")] + options)
    #expect(run.status == 64)
    #expect(run.errors.contains(message))
  }

  @Test("Patience ends the training, and the model is that of the epoch with the best validation accuracy")
  func patience() throws {
    let validation = try folder.write("validation.csv", Self.csv(rows: 333))
    let options = ["--validation", validation, "--schedule", "constant", "--learning-rate", "0.02"]
    let run = try runDigit(
      ["train", data, "--hidden", "12", "--output", folder.file("m"), "--epochs", "1000", "--patience", "3"]
        + ["--history", folder.file("h.csv")] + options)
    #expect(run.status == 0)
    #expect(run.errors.contains("no improvement in 3 epochs; wrote \(folder.file("m"))"))

    let accuracies = try history("h.csv").map { try #require(Double($0[5])) }
    let best = try #require(accuracies.firstIndex(of: accuracies.max() ?? 0)) + 1
    #expect(best > 1)
    #expect(accuracies.count == best + 3)
    let inspection = try JSON.parse(
      Array(try runDigit("inspect", folder.file("m"), "--format", "json").output.utf8))
    // 200 images are 4 steps of 64.
    #expect(inspection["training"]?["steps"] == .integer(4 * accuracies.count))
    let evaluation = try runDigit("evaluate", validation, "--model", folder.file("m"), "--format", "json")
    #expect(
      try JSON.parse(Array(evaluation.output.utf8))["accuracy"] == .rounded(accuracies[best - 1], places: 6))

    // At a constant learning rate, a training of as many epochs as the best one's number ends with its parameters.
    let shorter = try runDigit(
      ["train", data, "--hidden", "12", "--output", folder.file("best"), "--epochs", "\(best)"] + options)
    #expect(shorter.status == 0)
    let tensors = (64 * 12 + 12 + 12 * 10 + 10) * 4
    #expect(bytes("m")?.suffix(tensors) == bytes("best")?.suffix(tensors))
  }

  @Test("A convolutional network is trained; its file has neither batch normalization nor dropout")
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

  @Test("Written digits are the same on one thread and on four, and recorded with the digest of their file")
  func strokes() throws {
    let row = (["5"] + (0..<784).map { $0 % 28 / 4 == 3 ? "255" : "0" }).joined(separator: ",")
    let images = try folder.write("images.csv", [row, row].joined(separator: "\n"))
    let strokes = try folder.write("strokes.tsv", Self.strokes)
    let common = ["train", images, "--hidden", "8", "--iterations", "3", "--batch-size", "20"]
    for (output, options) in [
      ("a", ["--jobs", "1"]), ("b", ["--jobs", "4"]), ("c", ["--strokes-per-label", "9"]),
    ] {
      let run = try runDigit(
        common + ["--strokes", strokes, "--output", folder.file(output)] + options)
      #expect(run.status == 0)
    }
    #expect(try runDigit(common + ["--output", folder.file("plain")]).status == 0)
    #expect(bytes("a") == bytes("b"))
    #expect(bytes("a") != bytes("c"))
    #expect(
      try runDigit("inspect", folder.file("a")).output
        .contains(" --strokes crc32:9aaefc38 --strokes-per-label 2500\n"))
    #expect(try !runDigit("inspect", folder.file("plain")).output.contains("--strokes"))
  }

  @Test(
    "A stroke file that is missing or malformed is reported by name, and one beside 8×8 images is refused")
  func badStrokes() throws {
    let run = try train("--strokes", folder.file("none.tsv"))
    #expect(run.status == 66)
    #expect(run.errors.contains("none.tsv: No such file or directory"))
    let path = try folder.write("bad.tsv", "7\tann\n")
    let bad = try train("--strokes", path)
    #expect(bad.status == 65)
    let small = try train("--strokes", folder.write("strokes.tsv", Self.strokes))
    #expect(small.status == 64)
    #expect(small.errors.contains("need 28×28 images, but the data has 8×8 images"))
    #expect(bad.errors.contains("bad.tsv, row 1: found \"7\\tann\", expected a digit, a tab, a writer"))
  }

  @Test("Augmented and synthetic samples are the same on one thread and on four, and recorded in the model")
  func syntheticData() throws {
    let row = (["5"] + (0..<784).map { $0 % 28 / 4 == 3 ? "255" : "0" }).joined(separator: ",")
    let images = try folder.write("images.csv", [row, row, row].joined(separator: "\n"))
    func train(jobs: String, seed: String, output: String) throws {
      let run = try runDigit(
        "train", images, "--output", folder.file(output), "--hidden", "8", "--iterations", "3",
        "--augment", "strong", "--synthetic-digits", "2", "--outliers", "7", "--batch-size", "20",
        "--jobs", jobs, "--seed", seed)
      #expect(run.status == 0)
    }
    try train(jobs: "1", seed: "1", output: "a")
    try train(jobs: "4", seed: "1", output: "b")
    try train(jobs: "4", seed: "2", output: "c")
    #expect(bytes("a") == bytes("b"))
    #expect(bytes("a") != bytes("c"))
    let inspection = try runDigit("inspect", folder.file("a")).output
    #expect(inspection.contains("--augment strong") && inspection.contains("--synthetic-digits 2"))
  }

  @Test(
    "Calibration changes only the temperature, by which logits are divided, and adds a risk table, whatever the number of threads is"
  )
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
    let images = try folder.write("images.csv", rows.joined(separator: "\n"))
    let common = [
      "train", images, "--hidden", "8", "--iterations", "5", "--validation-split", "10", "--output",
    ]
    for options in [
      [folder.file("a"), "--calibrate", "--jobs", "1"], [folder.file("b"), "--calibrate", "--jobs", "4"],
    ] {
      #expect(try runDigit(common + options).status == 0)
    }
    #expect(try runDigit(common + [folder.file("plain")]).status == 0)
    #expect(bytes("a") == bytes("b"))
    let tensors = (784 * 8 + 8 + 8 * 10 + 10) * 4
    #expect(bytes("a")?.suffix(tensors) == bytes("plain")?.suffix(tensors))

    // The logarithm of a ratio of probabilities is a difference of logits over the temperature.
    func logRatio(_ model: String) throws -> (temperature: Double, value: Double) {
      let inspection = try runDigit("inspect", folder.file(model), "--format", "json")
      let temperature = try JSON.parse(Array(inspection.output.utf8))["temperature"]?.double
      let run = try runDigit(
        "classify", "--model", folder.file(model), "--format", "jsonl", "--pixels",
        rows[0].split(separator: ",").dropFirst().joined(separator: ","))
      let values =
        try JSON.parse(Array(run.output.utf8))["probabilities"]?.elements?.compactMap(\.double) ?? []
      let sorted = values.sorted(by: >)
      return (try #require(temperature), log(try #require(sorted.first) / sorted[1]))
    }
    let (plain, calibrated) = (try logRatio("plain"), try logRatio("a"))
    for (model, samples) in [("plain", nil), ("a", 10)] as [(String, Int?)] {
      let inspection = try runDigit("inspect", folder.file(model), "--format", "json")
      let risk = try JSON.parse(Array(inspection.output.utf8))["risk"]
      #expect(risk?["digits"]?["samples"]?.integer == samples)
      #expect(risk?["numbers"] == .null)
    }
    #expect(plain.temperature == 1)
    #expect(calibrated.temperature > 1 / 19.0 && calibrated.temperature < 19)
    // Probabilities have four decimal places.
    #expect(abs(calibrated.value * calibrated.temperature - plain.value) < 0.02)
    #expect(abs(log(calibrated.temperature)) > 0.05, "too close to 1 to tell the two models apart")
    #expect(try train("--calibrate").status == 64)
  }

  @Test("A training that diverges reports it and writes nothing")
  func divergence() throws {
    let run = try train("--learning-rate", "1000000", "--epochs", "20")
    #expect(run.status == 64)
    #expect(run.errors.contains("lower --learning-rate"))
    #expect(bytes("m.safetensors") == nil)
  }

  @Test(
    "Options that are out of range or contradict each other or the data are refused with what they take",
    arguments: [
      ("--epochs=1 --iterations=1", "Use either --epochs or --iterations, not both."),
      ("--hidden=0", "'--hidden <widths>'"), ("--hidden=12,", "'--hidden <widths>'"),
      ("--batch-size=0", "'--batch-size <n|all>'"),
      ("--learning-rate=-1", "--learning-rate takes a number above 0, up to 1000000, not -1.0."),
      ("--validation-split=1.5", "'--validation-split <fraction|count>'"),
      ("--validation-split=200", "--validation-split 200 leaves none of the 200 images to train on"),
      ("--resume", "--resume needs --checkpoint"),
      ("--dropout=1", "--dropout takes a number from 0 to below 1."),
      ("--initial-fraction=0.5", "--initial-fraction needs --initial-model."),
      ("--averaging=1", "--averaging takes a number above 0 and below 1."),
      ("--label-smoothing=1", "--label-smoothing takes a number from 0 to below 1."),
      ("--augment=light", "need 28×28 images, but the data has 8×8 images"),
      ("--synthetic-digits=1", "need 28×28 images, but the data has 8×8 images"),
      ("--outliers=1", "need 28×28 images, but the data has 8×8 images"),
      (
        "--strokes=file --strokes-per-label=0", "--strokes-per-label takes a number from 1 to 1000000, not 0."
      ),
      ("--strokes-per-label=9", "--strokes-per-label needs --strokes."),
      ("--synthetic-digits=-1", "--synthetic-digits takes a number from 0 to 1000000, not -1."),
      ("--limit=0", "--limit takes a number from 1 to 1000000000, not 0."),
      ("--architecture=dense(99999999)", "layer 1 is too large"),
      ("--architecture=dense(9)", "the last layer has 9 outputs, but ten digits need dense(10)"),
    ])
  func badOptions(options: String, error: String) throws {
    let run = try runDigit(
      ["train", data, "--output", folder.file("m")] + options.split(separator: " ").map(String.init))
    #expect(run.status == 64)
    #expect(run.errors.contains(error))
    #expect(bytes("m") == nil)
  }

  @Test("An output that cannot be written is reported before training")
  func unwritable() throws {
    let run = try train("--epochs", "20000", output: "none/m.safetensors")
    #expect(run.status == 74)
    #expect(run.errors.contains(folder.file("none/m.safetensors")))
    #expect(try train("--epochs", "20000", output: "").status == 74)
  }

  @Test("Malformed and missing data have different exit statuses")
  func badData() throws {
    let broken = try folder.write("broken.csv", Self.csv(rows: 2) + "\n1,2,3")
    #expect(try runDigit("train", broken, "--output", folder.file("m")).status == 65)
    #expect(try runDigit("train", folder.file("none.csv"), "--output", folder.file("m")).status == 66)
    #expect(try train("--validation", folder.file("none.csv")).status == 66)
    #expect(try train("--initial-model", folder.file("none")).status == 66)
  }

  @Test("Image files are preprocessed as in classify; one that cannot be used is reported and skipped")
  func images() throws {
    let list = try folder.write(
      "labels.tsv",
      "\(EvaluateTests.samples)/photo.jpeg\t4\n\(EvaluateTests.samples)/two-28x28.png\t2\nnone.png\t1\n")
    let options = ["--validation-split", "0", "--epochs", "1", "--quiet", "--output"]
    let run = try runDigit(["train", list] + options + [folder.file("images")])
    #expect(run.status == 1)
    #expect(
      run.errors == """
        3 images: 2 used, 1 left out (1 not found)
        Left out:
          \(folder.file("none.png")): not found

        """)

    // The output of preprocess is the same data.
    for (digit, name) in [(4, "photo.jpeg"), (2, "two-28x28.png")] {
      try FileManager.default.createDirectory(
        atPath: folder.file("\(digit)"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(EvaluateTests.samples)/\(name)", toPath: folder.file("\(digit)/\(name)"))
    }
    let preprocessed = try runDigit(
      "preprocess", folder.file("4"), folder.file("2"), "--format", "csv", "--output",
      folder.file("preprocessed.csv"))
    #expect(preprocessed.status == 0)
    #expect(
      try runDigit(["train", folder.file("preprocessed.csv")] + options + [folder.file("table")]).status == 0)
    #expect(bytes("images") != nil)
    #expect(bytes("images") == bytes("table"))
  }
}
