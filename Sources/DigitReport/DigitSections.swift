import DigitImage
import DigitRecognition

extension PreprocessedDigit {
  /// The digit from its ink to what the network sees.
  var sections: [Section] { [strokesSection, boxSection] }

  private var strokesSection: Section {
    let width = StrokeWidth.measure(ink) * Float(DigitBox.digitSide) / Float(max(ink.width, ink.height))
    let isThickened = thickenedInk != ink
    var figures = [
      CaptionedFigure(
        figure: Figure(Raster(ink: ink), title: "The digit alone", fitting: (300, 360)),
        caption: isThickened ? "as written" : nil)
    ]
    if isThickened {
      figures.append(
        CaptionedFigure(
          figure: Figure(Raster(ink: thickenedInk), title: "The digit, strokes thickened", fitting: (300, 360)),
          caption: "thickened"))
    }
    return Section(
      title: "The digit alone",
      paragraphs: [
        """
        Everything else is gone, and ink runs from 0 to 1. Where the digit is \(DigitBox.digitSide) pixels long, \
        its strokes are \(decimal(width)) wide; those of MNIST's digits are \
        \(decimal(StrokeWidth.target, places: 1)) in the mean.
        """,
        isThickened
          ? "So they are thickened, or they would fade away where the digit shrinks."
          : "That is wide enough, so they stay as they are.",
      ],
      figures: figures)
  }

  private var boxSection: Section {
    switch format {
    case .mnist: mnistSection
    case .optdigits: optdigitsSection
    }
  }

  private var optdigitsSection: Section {
    let figure = Figure(Raster(ink: plane), title: "8 × 8", fitting: (448, 448), marks: countMarks)
    return Section(
      title: "8 × 8",
      paragraphs: [
        """
        What the network sees, as the digits of optdigits are made: a bitmap of 32 × 32, the digit as high as that and \
        20 pixels wide at most, sheared until the left ends of its first and last row lie above one another, its \
        strokes of usual weight; then each block of 4 × 4 is counted, 0 to 16.
        """
      ],
      figures: [CaptionedFigure(figure: figure)])
  }

  /// Each block's count, in it.
  private var countMarks: [Shape] {
    pixels.enumerated().map { index, share in
      let place = Point(x: Double(index % format.side) + 0.5, y: Double(index / format.side) + 0.62)
      let style = TextStyle(size: 0.3, color: share > 0.5 ? .ground : .text, anchor: .middle)
      return .text("\(Int(share * Float(format.fullIntensity)))", at: place, style)
    }
  }

  private var mnistSection: Section {
    let side = Double(DigitBox.side)
    let (stroke, middle) = (Stroke(color: .accent, width: 1, isDashed: true), side / 2)
    let marks: [Shape] = [
      .line([Point(x: middle, y: 0), Point(x: middle, y: side)], stroke),
      .line([Point(x: 0, y: middle), Point(x: side, y: middle)], stroke),
    ]
    return Section(
      title: "28 × 28",
      paragraphs: [
        """
        What the network sees, as MNIST's digits are made: the long side brought to \(DigitBox.digitSide) pixels by \
        averaging areas, the center of mass moved to the middle of \(DigitBox.side) × \(DigitBox.side).
        """
      ],
      figures: [
        CaptionedFigure(
          figure: Figure(Raster(ink: plane), title: "28 × 28", fitting: (448, 448), marks: marks),
          keys: [.init(stroke: stroke, meaning: "the middle")])
      ])
  }
}

extension Prediction {
  /// The probabilities of all digits.
  func section(temperature: Float) -> Section {
    let bars = probabilities.enumerated().map { digit, probability in
      BarChart.Bar(
        name: "\(digit)", share: Double(probability), number: percent(probability),
        isEmphasized: digit == self.digit)
    }
    return Section(
      title: "The answer",
      paragraphs: [
        "How probable the network holds each digit to be: softmax, p = exp(z / T) / Σ exp(z / T).",
        """
        The temperature T was chosen after training so that confidence is the share of right answers; 1 leaves \
        the logits as they are.
        """,
      ],
      facts: [("T", decimal(temperature, places: 3))],
      figures: [CaptionedFigure(figure: BarChart(title: "Probability of each digit", bars: bars).figure)])
  }
}
