import DigitRecognition

/// A section of a review page, in the order of the sections.
enum ReviewGroup: Hashable, Comparable {
  case unreadable
  case noDigitFound
  case noSuchNumber
  /// A confidence of `tenth` / 10 or more, and less than a tenth more; 0…9.
  case unsure(tenth: Int)

  init(_ outcome: ReviewEntry.Outcome) {
    switch outcome {
    case .refused(.noDigitFound): self = .noDigitFound
    case .refused(.noSuchNumber): self = .noSuchNumber
    case .refused: self = .unreadable
    case .unsure(let answer, _): self = .unsure(tenth: max(0, min(9, Int(10 * answer.confidence))))
    }
  }

  var title: String {
    switch self {
    case .unreadable: "Unreadable"
    case .noDigitFound: "No digit found"
    case .noSuchNumber: "No such number"
    case .unsure(0): "Below 10\u{A0}%"
    case .unsure(let tenth): "\(10 * tenth)\u{A0}% to \(10 * tenth + 10)\u{A0}%"
    }
  }

  /// What is to be said of all images in it.
  var explanation: String? {
    switch self {
    case .unreadable, .unsure: nil
    case .noDigitFound: "\(RecognitionError.noDigitFound)"
    case .noSuchNumber: "\(RecognitionError.noSuchNumber)"
    }
  }
}
