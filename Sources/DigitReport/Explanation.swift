import DigitImage
import DigitRecognition

/// The page that shows each step from a picture to its answer.
///
/// - Parameters:
///   - name: what the picture is called.
///   - prediction: what the network thinks of `digit`.
///   - network: the network at work on `digit`.
/// - Returns: one HTML file that loads nothing.
public func explanation(
  of name: String, _ digit: PreprocessedDigit, _ prediction: Prediction, by network: NetworkExplanation
) -> String {
  let (first, second) = (prediction.candidates[0], prediction.candidates[1])
  let seen = Figure(Raster(ink: digit.plane), title: "What the network sees", fitting: (112, 112))
  let opening = Opening(
    name: name, answer: "\(first.digit)", confidence: percent(first.probability),
    words: [
      "The next best answer is \(second.digit), with \(percent(second.probability)).",
      .element("figure", [:], [seen.svg]),
    ],
    picture: digit.stages.image)
  let answer = prediction.section(temperature: network.model.temperature)
  let sections =
    digit.stages.sections + digit.sections + network.forwardSections + [answer] + network.backwardSections
  return Page(title: "\(first.digit) – \(name)", content: [opening.markup] + sections.map(\.markup)).source
}

/// The page of a picture in which no digit was found: how far the road was gone.
public func explanation(of name: String, _ failure: NoDigitFound) -> String {
  let stages = failure.stages
  let opening = Opening(
    name: name, answer: "No digit", confidence: nil,
    words: [.text(stages.reasonForNone), "Photograph it closer and in even light."],
    picture: stages.image)
  return Page(title: "No digit – \(name)", content: [opening.markup] + stages.sections.map(\.markup)).source
}

/// The top of the page: the answer beside the picture.
private struct Opening {
  let name: String
  let answer: String
  let confidence: String?
  let words: [Markup]
  let picture: WorkingImage

  var markup: Markup {
    let headline: [Markup] =
      [.text(answer)] + (confidence.map { [" ", .element("small", text: $0)] } ?? [])
    return .element(
      "header", [:],
      [
        .element(
          "div", [:],
          [.element("div", ["class": "quiet"], text: name), .element("h1", [:], headline)]
            + words.map { .element("div", [:], [$0]) }),
        .element(
          "div", ["class": "figures"],
          [CaptionedFigure(figure: Figure(Raster(picture), title: "The picture")).markup]),
      ])
  }
}
