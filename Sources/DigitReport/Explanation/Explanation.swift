import DigitImage
import DigitRecognition
import Figures

/// The HTML page that shows each step from an image to its prediction.
///
/// - Parameters:
///   - name: the image's name, as the page shows it.
///   - digit: the preprocessed image.
///   - prediction: the probabilities of the image.
///   - readings: how the image looked under each hypothesis; `digit` is that of `shown`. Empty for an image that was not
///     read by a recognizer.
///   - network: the forward pass, and possibly the backward pass, of `digit`.
/// - Returns: a self-contained HTML file.
public func explanation(
  of name: String, _ digit: PreprocessedDigit, _ prediction: Prediction, readings: [Reading] = [],
  shown: Int = 0, by network: NetworkExplanation
) -> String {
  let (first, second) = (prediction.candidates[0], prediction.candidates[1])
  let opening = Opening(
    name: name, headline: "\(first.digit)", confidence: percent(first.probability),
    content: [
      "The second most probable digit is \(second.digit), with \(percent(second.probability)).",
      CaptionedFigure(figure: probabilityBars(prediction.probabilities)).markup,
    ],
    image: digit.stages.image)
  let sections =
    secondLook(readings, shown: shown, prediction: prediction) + digit.stages.sections + digit.sections
    + network.forwardSections + [network.probabilitySection(answer: prediction)] + network.backwardSections
  return Page(title: "\(first.digit) – \(name)", opening: opening.markup, sections: sections).source
}

/// The HTML page of an image in which no digit was found. It shows the steps up to the one that failed.
///
/// - Parameters:
///   - name: the image's name, as the page shows it.
///   - readings: how the image looked under each hypothesis; `failure` is that of the usual one.
/// - Returns: a self-contained HTML file.
public func explanation(of name: String, _ failure: NoDigitFound, readings: [Reading] = []) -> String {
  let stages = failure.stages
  let opening = Opening(
    name: name, headline: "No digit", confidence: nil,
    content: [.text(stages.failureReason), "Take the photo from closer and in even light."],
    image: stages.image)
  let sections = secondLook(readings, shown: 0, prediction: nil) + stages.sections
  return Page(title: "No digit – \(name)", opening: opening.markup, sections: sections).source
}

/// The section about the second look; none if there was none.
private func secondLook(_ readings: [Reading], shown: Int, prediction: Prediction?) -> [Section] {
  readings.count > 1 ? [secondLookSection(readings, shown: shown, prediction: prediction)] : []
}

/// The top of the page: the prediction beside the image.
struct Opening {
  let name: String
  let headline: String
  let confidence: String?
  let content: [Markup]
  let image: WorkingImage
  /// In pixels of the image.
  var overlays: [Shape] = []

  var markup: Markup {
    let heading: [Markup] =
      [.text(headline)] + (confidence.map { [" ", .element("small", text: $0)] } ?? [])
    return .element(
      "header", [:],
      [
        .element(
          "div", [:],
          [.element("div", ["class": "quiet"], text: name), .element("h1", [:], heading)]
            + content.map { .element("div", [:], [$0]) }),
        .element(
          "div", ["class": "figures"],
          [CaptionedFigure(figure: Figure(Raster(image), title: "The image", overlays: overlays)).markup]),
      ])
  }
}
