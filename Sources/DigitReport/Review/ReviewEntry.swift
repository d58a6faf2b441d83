import DigitImage
import DigitRecognition
import Figures

/// An image that a person should look at.
public struct ReviewEntry: Sendable {
  /// What an image may say, and with which probability, 0…1.
  public struct Candidate: Sendable {
    let text: String
    let confidence: Float

    public init(text: String, confidence: Float) { (self.text, self.confidence) = (text, confidence) }
  }

  public enum Outcome: Sendable {
    case refused(RecognitionError)
    /// An answer that may be wrong, and the next best; nil if there is none.
    case unsure(Candidate, next: Candidate?)
  }

  /// The image's path, as the page shows it.
  let path: String
  let outcome: Outcome
  /// nil if the image cannot be shown.
  let thumbnail: Thumbnail?

  public init(path: String, _ outcome: Outcome, thumbnail: Thumbnail?) {
    (self.path, self.outcome, self.thumbnail) = (path, outcome, thumbnail)
  }
}

extension ReviewEntry {
  /// An item of a section's list.
  var markup: Markup {
    let text: [Markup] =
      switch outcome {
      case .unsure(let answer, let next):
        [.element("b", text: answer.text), .element("span", text: percent(answer.confidence))]
          + (next.map { [.element("span", text: "or \($0.text), \(percent($0.confidence))")] } ?? [])
      case .refused(let error): error.isAboutImage ? [] : [.element("span", text: "\(error)")]
      }
    return .element("li", [:], (thumbnail.map { [$0.markup] } ?? []) + text + [.element("small", text: path)])
  }
}

extension RecognitionError {
  /// Whether the image was read, but not the digits in it.
  var isAboutImage: Bool { code == .noDigitFound }
}

extension Thumbnail {
  /// The image, enlarged by a whole number if it is much smaller than others.
  fileprivate var markup: Markup {
    let scale = max(1, min(Self.maximumWidth / width, Self.maximumHeight / height))
    return .element(
      "img",
      [
        "src": "data:image/jpeg;base64," + base64(file), "width": "\(scale * width)",
        "height": "\(scale * height)", "alt": "", "loading": "lazy", "decoding": "async",
        "class": scale >= 3 ? "pixels" : "",
      ], [])
  }
}
