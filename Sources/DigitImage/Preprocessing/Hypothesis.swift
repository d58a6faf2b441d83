/// What preprocessing assumes about an image where its pixels leave a choice.
public struct Hypothesis: Sendable, Equatable {
  /// The assumption in words, as a page or a message names it.
  public let summary: String
  /// The longest side, in pixels, of the working image. Larger images are shrunk.
  public internal(set) var workingSide = 400
  /// Whether a printed line may end inside the image, instead of running from border to border.
  var linesMayEnd = false
  /// Whether a dark rim belongs to the background, however narrow it is.
  var isRimBackground = false
  /// Whether only the darkest strokes are ink, and the fainter ones are printed.
  var isOnlyDarkestInk = false
  /// Whether what is fainter and wider than strokes is removed.
  var removesHaze = true
  /// Whether what looks like a frame, a page edge or a binding is removed.
  var removesClutter = true

  /// Whether an image that may be cropped to its digit gets a margin.
  var isCropped = false

  /// What holds for most images.
  ///
  /// A working side of 400 takes a third fewer pixels than 500 at the same accuracy (measured on 1,989 photos), and the
  /// JPEG decoder reduces a 12-megapixel photo almost to this size by averaging blocks of 8×8.
  public static let usual = Hypothesis(summary: "as usual")

  /// What may hold if the usual hypothesis leads to no digit or to a doubtful one; the most helpful one first.
  ///
  /// The hypotheses and their values were chosen on 114 doubtful images, among 4,749 photos and changed copies of them.
  public static let alternatives = [
    Hypothesis(
      summary: "printed lines may end inside the image, and a dark rim is background", workingSide: 640,
      linesMayEnd: true, isRimBackground: true, isCropped: true),
    Hypothesis(
      summary: "only the darkest strokes are ink, and nothing is haze or a frame",
      workingSide: 640, isOnlyDarkestInk: true, removesHaze: false, removesClutter: false,
      isCropped: true),
  ]
}
