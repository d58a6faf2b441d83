import Foundation
import TestSupport
import Testing

@Suite struct EnvironmentTests {
  let folder: TemporaryFolder
  let data: String
  let model: String

  init() throws {
    folder = try TemporaryFolder()
    data = try folder.write("digits.csv", TrainTests.csv(rows: 30))
    model = folder.file("m")
    _ = try runDigit("train", data, "--epochs", "1", "--hidden", "8", "--output", model)
  }

  @Test("DIGIT_MODEL names the model unless --model does")
  func modelVariable() throws {
    let evaluate = "$DIGIT evaluate \(data)"
    #expect(try runShell("DIGIT_MODEL=\(model) \(evaluate)").status == 0)
    // The built-in model takes 28×28.
    #expect(try runShell("DIGIT_MODEL= \(evaluate)").status == 65)
    #expect(try runShell("DIGIT_MODEL=none \(evaluate) --model \(model)").status == 0)
    let missing = try runShell("DIGIT_MODEL=\(folder.file("none")) \(evaluate)")
    #expect(missing.status == 66)
    #expect(missing.errors.hasSuffix("(the path comes from DIGIT_MODEL)\n"))
    #expect(try runShell("DIGIT_MODEL=\(data) \(evaluate)").status == 65)
  }

  @Test(
    "DIGIT_MODEL is read by every command that uses a model",
    arguments: [
      "classify \(ClassifyTests.small)", "explain \(ClassifyTests.small)", "inspect",
      "evaluate \(ClassifyTests.samples)/labels.tsv",
    ])
  func everyCommand(line: String) throws {
    let run = try runShell("DIGIT_MODEL=/nonexistent $DIGIT \(line)")
    #expect(run.status == 66)
    #expect(run.errors.hasSuffix("(the path comes from DIGIT_MODEL)\n"))
  }

  @Test("DIGIT_TRAIN_CSV names the training data unless an argument does")
  func dataVariable() throws {
    let train = "$DIGIT train --epochs 1 --output \(folder.file("new"))"
    #expect(try runShell("DIGIT_TRAIN_CSV=\(data) \(train)").status == 0)
    #expect(try runShell("DIGIT_TRAIN_CSV=none \(train) \(data)").status == 0)
    #expect(try runShell("DIGIT_TRAIN_CSV= \(train)").status == 64)
    let missing = try runShell("DIGIT_TRAIN_CSV=\(folder.file("none")) \(train)")
    #expect(missing.status == 66)
    #expect(missing.errors.hasSuffix("(the path comes from DIGIT_TRAIN_CSV)\n"))
    let validation = try runShell("DIGIT_TRAIN_CSV=\(data) \(train) --validation \(folder.file("none"))")
    #expect(validation.status == 66)
    #expect(!validation.errors.contains("DIGIT_TRAIN_CSV"))
  }

  @Test(
    "The help names the variables", arguments: [("classify", "DIGIT_MODEL"), ("train", "DIGIT_TRAIN_CSV")])
  func help(command: String, variable: String) throws {
    #expect(try runDigit(command, "--help").output.contains(variable))
  }
}
