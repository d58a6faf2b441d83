import DigitImage
import DigitRecognition
import Figures

/// What an image looked like under each hypothesis that was tried.
///
/// - Parameters:
///   - readings: the usual one and at least one other.
///   - shown: the index of the reading that the rest of the page shows.
///   - prediction: the mean of the readings; nil if none found a digit.
func secondLookSection(_ readings: [Reading], shown: Int, prediction: Prediction?) -> Section {
  let digit = prediction?.digit
  let rows = readings.map { reading in
    let found = reading.digit == nil ? "none" : "\(reading.prediction.digit)"
    let probabilities =
      [reading.prediction.confidence] + (digit.map { [reading.prediction.probabilities[$0]] } ?? [])
    return Table.Row(cells: [reading.hypothesis.summary, found] + probabilities.map { percent($0) })
  }
  let head = ["Hypothesis", "Digit", "Confidence"] + (digit.map { ["Probability of \($0)"] } ?? [])
  return Section(
    title: "Second look",
    paragraphs: [
      """
      The usual reading found no digit, or one with a confidence below 90 %, or one that leaves much of the ink out. So the \
      image was read under other hypotheses too. The prediction is the mean of all readings, each the less sure the more ink \
      it leaves out; one without a digit counts as ten equal probabilities.
      """,
      .text("The following sections show the reading \u{201C}\(readings[shown].hypothesis.summary)\u{201D}."),
    ],
    figures: readings.compactMap { reading in
      reading.digit.map { found in
        let name = reading.hypothesis.summary
        return CaptionedFigure(
          figure: Figure(Raster(ink: found.plane), title: "The digit, \(name)", fitting: (112, 112)),
          caption: name)
      }
    },
    content: [Table(head: head, rows: rows).markup])
}
