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
  let rows = readings.enumerated().map { index, reading in
    let found = reading.digit == nil ? "none" : "\(reading.prediction.digit)"
    let probabilities =
      [reading.prediction.confidence] + (digit.map { [reading.prediction.probabilities[$0]] } ?? [])
    return Table.Row(
      cells: ["\(index + 1): \(reading.hypothesis.summary)", found] + probabilities.map { percent($0) })
  }
  let head = ["Reading: assumption", "Digit", "Confidence"] + (digit.map { ["Probability of \($0)"] } ?? [])
  let figures = readings.enumerated().compactMap { index, reading in
    reading.digit.map { found in
      CaptionedFigure(
        figure: Figure(
          Raster(ink: found.plane), title: "The digit, \(reading.hypothesis.summary)", fitting: (112, 112)),
        caption: "Reading \(index + 1)"
      ).markup
    }
  }
  return Section(
    title: "Second look",
    paragraphs: [
      """
      The usual reading of the image found no digit, or a doubtful one: its confidence is below 90 %, much of the ink \
      does not belong to it, or the border cuts it off. So the image was read again under other assumptions. The \
      prediction is the mean over all readings. One that explains less of the image counts as less sure, and one without a \
      digit as ten equal probabilities.
      """,
      .text("The following sections show reading \(shown + 1)."),
    ],
    content: [.element("div", ["class": "figures"], figures), Table(head: head, rows: rows).markup])
}
