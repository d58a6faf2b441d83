import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import digit

@Suite struct TrainingWarningsTests {
  private static let remedy = "lower --learning-rate"

  @Test("A loss that rises or stays above that of guessing is warned of once, by the built program")
  func loss() throws {
    let run = try Self.train("--learning-rate", "40", "--optimizer", "sgd", "--schedule", "constant")
    #expect(run.status == 0)
    let warnings = run.errors.split(separator: "\n").filter { $0.hasPrefix("digit: warning: the loss ") }
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasSuffix("which is worse than guessing; lower --learning-rate") == true)
  }

  @Test("A training that learns nothing is warned of at its end")
  func chance() throws {
    let run = try Self.train("--learning-rate", "1e-9")
    #expect(
      run.errors.contains(
        #/digit: warning: after 290 steps the accuracy, \d+\.\d\d %, is that of guessing; try another --learning-rate/#
      ))
  }

  @Test("A training that learns has no warnings")
  func learns() throws {
    for options in [[], ["--optimizer", "adam"], ["--batch-size", "all"]] {
      #expect(try !Self.train(options).errors.contains("warning"))
    }
  }

  private static func train(_ options: String...) throws -> ProgramRun { try train(options) }

  private static func train(_ options: [String]) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    let data = try folder.write("digits.csv", TrainTests.csv(rows: 2000))
    return try runDigit(["train", data, "--epochs", "10", "--output", folder.file("m")] + options)
  }
}
