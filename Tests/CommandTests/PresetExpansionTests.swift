import Testing

@testable import digit

@Suite struct PresetExpansionTests {
  private static let fullBatch = "--optimizer sgd --schedule constant --batch-size all"

  @Test(
    "A preset's options are inserted, except those that are given and those that given ones exclude",
    arguments: [
      (
        "train x.csv --preset relu-10",
        "train \(fullBatch) --hidden 10 --learning-rate 0.1 --iterations 500 --validation-split 1000 "
          + "--log-every 10 x.csv --preset relu-10"
      ),
      (
        "train --preset=relu-10 --epochs 3 --learning-rate=0.2 x.csv",
        "train \(fullBatch) --hidden 10 --validation-split 1000 --log-every 10 "
          + "--preset=relu-10 --epochs 3 --learning-rate=0.2 x.csv"
      ),
      (
        "train --preset digits-8x8 --architecture convolutional --optimizer adam",
        "train --schedule constant --batch-size 32 --learning-rate 0.1 --epochs 1000 --validation-split 0.2 "
          + "--log-every 4500 --preset digits-8x8 --architecture convolutional --optimizer adam"
      ),
      // Other commands, unknown presets, and arguments after -- are left alone.
      ("classify --preset relu-10", "classify --preset relu-10"),
      ("train --preset unknown", "train --preset unknown"), ("train --preset", "train --preset"),
      ("train -- --preset relu-10", "train -- --preset relu-10"), ("", ""),
    ])
  func expansion(arguments: String, expanded: String) {
    let words = { (text: String) in text.split(separator: " ").map(String.init) }
    #expect(Preset.expanded(words(arguments)) == words(expanded))
  }
}
