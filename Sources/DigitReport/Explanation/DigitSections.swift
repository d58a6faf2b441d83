import DigitImage
import Figures

extension PreprocessedDigit {
  /// The preprocessing from the segmented digit to the input of the network.
  var sections: [Section] { [strokesSection, normalizationSection] }

  private var strokesSection: Section {
    let width = StrokeWidth.measure(ink) * Float(DigitBox.digitSide) / Float(max(ink.width, ink.height))
    let isThickened = thickenedInk != ink
    var figures = [
      CaptionedFigure(
        figure: Figure(Raster(ink: ink), title: "The segmented digit", fitting: (258, 320)),
        caption: isThickened ? "as written" : nil)
    ]
    if isThickened {
      figures.append(
        CaptionedFigure(
          figure: Figure(
            Raster(ink: thickenedInk), title: "The digit with thickened strokes", fitting: (258, 320)),
          caption: "thickened"))
    }
    return Section(
      title: "Segmented digit",
      paragraphs: [
        """
        The ink of the selected components. Scaled to a length of \(DigitBox.digitSide) pixels, the digit has \
        strokes \(decimal(width)) pixels wide. The mean stroke width of MNIST digits is \
        \(decimal(StrokeWidth.target, places: 1)) pixels.
        """,
        isThickened
          ? "The strokes are thickened, because they would fade when the digit is scaled down."
          : "The strokes are wide enough and stay as they are.",
      ],
      figures: figures)
  }

  private var normalizationSection: Section {
    switch format {
    case .mnist: mnistSection
    case .optdigits: optdigitsSection
    }
  }

  private var optdigitsSection: Section {
    let figure = Figure(Raster(ink: plane), title: "8 × 8", fitting: (448, 448), overlays: blockCounts)
    return Section(
      title: "8 × 8 input",
      paragraphs: [
        """
        The input of the network, normalized like the digits of the optdigits data set. In a bitmap of 32 × 32 pixels, \
        the digit has the full height and a width of at most 20 pixels, is sheared until the left ends of its first \
        and last rows are aligned, and has strokes of the usual width. Each value is the number of ink pixels, 0 to \
        16, in a block of 4 × 4.
        """
      ],
      figures: [CaptionedFigure(figure: figure)])
  }

  /// Each block's count as text over the block.
  private var blockCounts: [Shape] {
    pixels.enumerated().map { index, ink in
      let place = Point(x: Double(index % format.side) + 0.5, y: Double(index / format.side) + 0.62)
      let style = TextStyle(size: 0.3, color: ink > 0.5 ? .background : .text, anchor: .middle)
      return .text("\(Int(ink * Float(format.fullIntensity)))", at: place, style)
    }
  }

  private var mnistSection: Section {
    let side = Double(DigitBox.side)
    let (stroke, center) = (Stroke(color: .accent, width: 1, isDashed: true), side / 2)
    let crosshair: [Shape] = [
      .line([Point(x: center, y: 0), Point(x: center, y: side)], stroke),
      .line([Point(x: 0, y: center), Point(x: side, y: center)], stroke),
    ]
    return Section(
      title: "28 × 28 input",
      paragraphs: [
        """
        The input of the network, normalized like the digits of the MNIST data set: the longer side is scaled to \
        \(DigitBox.digitSide) pixels by area averaging, and the center of mass is moved to the center of \
        \(DigitBox.side) × \(DigitBox.side) pixels.
        """
      ],
      figures: [
        CaptionedFigure(
          figure: Figure(Raster(ink: plane), title: "28 × 28", fitting: (448, 448), overlays: crosshair),
          legend: [.init(stroke: stroke, meaning: "center")])
      ])
  }
}
