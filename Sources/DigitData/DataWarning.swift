/// Something about labeled digits that is rarely meant, although they can be used.
public enum DataWarning: Sendable, Equatable {
  /// The background has higher intensities than the ink.
  case inverted
  /// The largest intensity is far below the one that the network receives as 1.
  case faint(largest: UInt8, scale: Float)
  /// The largest intensity is far above the one that the network receives as 1.
  case beyondScale(largest: UInt8, scale: Float)
  /// All images have the same label.
  case oneLabel(UInt8)
  /// No image has one of these labels.
  case missingLabels([UInt8])
}

extension DataWarning {
  /// The warnings about the pixels of images.
  ///
  /// - Parameters:
  ///   - pixels: intensities; count × side × side.
  ///   - side: 28 or 8.
  ///   - scale: the intensity that the network receives as 1.
  public static func about(pixels: [UInt8], side: Int, scale: Float) -> [DataWarning] {
    var warnings: [DataWarning] = []
    if isInverted(pixels, side: side) { warnings.append(.inverted) }
    // Most data has a pixel of full ink among its first, which ends the search.
    if !pixels.contains(where: { Float($0) >= scale / 4 }) {
      let largest = pixels.max() ?? 0
      if largest > 0 { warnings.append(.faint(largest: largest, scale: scale)) }
    } else if scale < 100, pixels.contains(where: { Float($0) > 2 * scale }) {
      warnings.append(.beyondScale(largest: pixels.max() ?? 0, scale: scale))
    }
    return warnings
  }

  /// Whether the pixels at the border are above half of full ink on average. About a thousand images are looked at.
  private static func isInverted(_ pixels: [UInt8], side: Int) -> Bool {
    let area = side * side
    let count = pixels.count / area
    let border = (0..<area).filter { pixel in
      let (row, column) = pixel.quotientAndRemainder(dividingBy: side)
      return row == 0 || row == side - 1 || column == 0 || column == side - 1
    }
    var (sum, images) = (0, 0)
    for image in stride(from: 0, to: count, by: max(1, count / 1000)) {
      for pixel in border { sum += Int(pixels[image * area + pixel]) }
      images += 1
    }
    return 2 * sum > images * border.count * (side == 8 ? 16 : 255)
  }
}

extension LabeledDigits {
  /// The warnings about the labels of training data.
  public var labelWarnings: [DataWarning] {
    var counts = [Int](repeating: 0, count: 10)
    for label in labels { counts[Int(label)] += 1 }
    let missing = (0...9).filter { counts[Int($0)] == 0 } as [UInt8]
    if missing.isEmpty || labels.isEmpty { return [] }
    return missing.count == 9 ? [.oneLabel(labels[0])] : [.missingLabels(missing)]
  }
}

extension DataWarning: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .inverted:
      "the background is lighter than the ink; invert the levels, since high levels mean ink here"
    case .faint(let largest, let scale):
      "the largest level is \(largest), full ink is \(DataWarning.text(scale)); multiply the levels by "
        + "\(DataWarning.text(scale)) / \(largest), or write levels of 0 to 1"
    case .beyondScale(let largest, let scale):
      "the largest level is \(largest), but the pixel scale is \(DataWarning.text(scale)); train without --pixel-scale, "
        + "since levels of 0 to 1 are read as 0 to 255, or 0 to 16 for 8×8 images"
    case .oneLabel(let label):
      "all images are labeled \(label); add images of the other digits, or check the label column"
    case .missingLabels(let labels):
      "no image is labeled \(labels.map(String.init).joined(separator: ", ")); the model will not recognize these digits"
    }
  }

  /// `255` for 255.0.
  private static func text(_ scale: Float) -> String {
    let text = "\(scale)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
