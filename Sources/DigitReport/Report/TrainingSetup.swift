import DigitModel
import Figures

/// What a training read, for its report. How it trained is in the model's training record.
public struct TrainingSetup: Sendable {
  /// Names with their values, such as the files and the number of rows.
  let facts: [(name: String, value: String)]
  /// The number of training images of each digit.
  let trainingCounts: [Int]
  /// The number of validation images of each digit; nil without validation.
  let validationCounts: [Int]?

  public init(facts: [(name: String, value: String)], trainingCounts: [Int], validationCounts: [Int]?) {
    self.facts = facts
    self.trainingCounts = trainingCounts
    self.validationCounts = validationCounts
  }

  func section(_ record: TrainingRecord) -> Section {
    Section(
      title: "Training setup",
      paragraphs: [
        "How the network was trained, as recorded in the model file, and on which data.",
        """
        The same images, options and seed give the same model, byte for byte. A digest is the CRC-32 of labels and pixels, \
        whatever the format of the file.
        """,
      ],
      facts: record.facts, content: [.facts(facts), classTable])
  }

  private var classTable: Markup {
    let rows = trainingCounts.indices.map { digit in
      Table.Row(
        cells: ["\(digit)", "\(trainingCounts[digit])"] + (validationCounts.map { ["\($0[digit])"] } ?? []))
    }
    let totals = [trainingCounts] + (validationCounts.map { [$0] } ?? [])
    let total = Table.Row(cells: ["all"] + totals.map { "\($0.reduce(0, +))" }, isSummary: true)
    let head = ["digit", "training images"] + (validationCounts == nil ? [] : ["validation images"])
    return Table(head: head, rows: rows + [total]).markup
  }
}

extension TrainingRecord {
  /// How the model was trained, according to its file.
  var section: Section {
    Section(
      title: "Training record",
      paragraphs: ["How the model was trained, as recorded in its file."],
      content: [.facts([("training images", "\(samples)")] + facts)])
  }

  /// The seed, the steps, and the options by their names on the command line.
  fileprivate var facts: [(name: String, value: String)] {
    [("seed", "\(seed)"), ("steps", "\(steps)")]
      + options.map { option in
        let name = option.name.split(separator: "-").joined(separator: " ")
        return (name, option.value.map { value(of: option.name, $0) } ?? "yes")
      }
  }

  private func value(of name: String, _ value: String) -> String {
    switch (name, value) {
    // The only coefficient that there is.
    case ("optimizer", "momentum"): "momentum, coefficient 0.9"
    case ("batch-size", "all"): "all images"
    default: value
    }
  }
}
