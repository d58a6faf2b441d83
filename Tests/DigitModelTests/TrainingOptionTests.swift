import Testing

@testable import DigitModel

@Suite struct TrainingOptionTests {
  static let cases: [(String, [TrainingOption])] = [
    ("", []),
    ("--no-shuffle", [.init("no-shuffle")]),
    ("--epochs 10 --calibrate", [.init("epochs", "10"), .init("calibrate")]),
    ("--initial-model --learning-rate 1e-05", [.init("initial-model"), .init("learning-rate", "1e-05")]),
    (
      "--architecture 'conv(8,3,padding=1) relu dense(10)' --sample 0.5",
      [.init("architecture", "conv(8,3,padding=1) relu dense(10)"), .init("sample", "0.5")]
    ),
    ("--architecture 'dense(10)'", [.init("architecture", "dense(10)")]),
    ("--output ''", [.init("output", "")]),
  ]

  @Test("Options have one text, and the text gives these options", arguments: cases)
  func bothWays(text: String, options: [TrainingOption]) {
    #expect(TrainingOption.text(options) == text)
    #expect(TrainingOption.options(text) == options)
  }

  @Test(
    "Any other text is refused",
    arguments: [
      "epochs", "3 --epochs", "--epochs 3 4", "--epochs  3", " --epochs 3", "--epochs 3 ", "--epochs '3'",
      "--architecture dense(10)", "--architecture 'dense(10)", "--architecture 'a'b", "--x '--y'",
    ])
  func others(text: String) {
    #expect(TrainingOption.options(text) == nil)
  }
}
