import DigitImage
import DigitRecognition
import Figures

extension NumberRecognition {
  /// The candidates as the network sees them, with the most probable digits.
  func candidatesSection(of number: SegmentedNumber) -> Section {
    let chosen = Set(paths.first?.edges.compactMap(\.candidate) ?? [])
    let tiles = zip(number.candidates, predictions).enumerated().map { index, candidate in
      tile(candidate.0, candidate.1, isChosen: chosen.contains(index))
    }
    return Section(
      title: "Candidates",
      paragraphs: [
        """
        One piece, or several that lie beside each other, may be one digit: \
        \(counted(number.candidates.count, "candidate", "candidates")). Each is shown as the network sees it, with the digits \
        that it finds most probable. It must choose one of ten digits, so parts of digits get probabilities too. Candidates \
        that could not be part of the most probable number, whatever digit they were, are not classified.
        """,
        "The outlined candidates are the digits of the answer.",
      ],
      content: [.element("div", ["class": "tiles"], tiles)])
  }

  private func tile(_ candidate: NumberCandidate, _ prediction: Prediction?, isChosen: Bool) -> Markup {
    let side = Int(Double(candidate.pixels.count).squareRoot())
    let pieces = piecesText(candidate.pieces)
    let figure = Figure(
      Raster(ink: Plane(width: side, height: side, values: candidate.pixels)),
      title: prediction.map { "\(pieces): \($0.digit), \(percent($0.confidence))" }
        ?? "\(pieces): not classified",
      fitting: (84, 84))
    let probabilities = (prediction?.candidates.prefix(3) ?? []).enumerated().map { rank, candidate in
      Markup.element(rank == 0 ? "b" : "span", text: "\(candidate.digit) \(percent(candidate.probability))")
    }
    return .element(
      "div", isChosen ? ["class": "chosen"] : [:],
      [figure.svg] + probabilities + [.element("small", text: pieces + (isChosen ? ", in the answer" : ""))])
  }
}

/// `piecesText(1..<3)` is `"pieces 2–3"`: pages count from 1.
func piecesText(_ pieces: Range<Int>) -> String {
  pieces.count == 1
    ? "piece \(pieces.lowerBound + 1)" : "pieces \(pieces.lowerBound + 1)–\(pieces.upperBound)"
}
