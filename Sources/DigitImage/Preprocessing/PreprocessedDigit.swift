/// A digit as the network takes it, with every stage that led to it.
public struct PreprocessedDigit: Sendable, Equatable {
  public let format: InputFormat
  /// Ink, 0…1, 1 = full ink; row-major, side × side of the format.
  public let pixels: [Float]
  /// The segmented digit before normalization: ink, 0…1, the size of `box`.
  public let ink: Plane
  /// The same with thin strokes thickened; equal to `ink` if the strokes were wide enough.
  public let thickenedInk: Plane
  /// The bounding box of the digit, in pixels of the working image.
  public let box: PixelBox
  public let stages: PreprocessingStages

  /// `pixels` as a plane, side × side of the format.
  public var plane: Plane { Plane(width: format.side, height: format.side, values: pixels) }

  /// Whether the digit runs into one side of the image while there is room on the opposite side, so that a part of it is
  /// probably missing. A digit cropped to its own ink touches opposite sides.
  ///
  /// It is so for 8 of 1,989 photos of whole digits, and for nine tenths of the halves of digits.
  public var isCutOff: Bool {
    let borderPixels = stages.selected.reduce(0) { $0 + stages.components[$1].borderPixels }
    guard borderPixels * 10 > box.longSide else { return false }
    let (right, bottom) = (stages.inkSignal.width - box.right, stages.inkSignal.height - box.bottom)
    func runsOut(_ gap: Int, opposite: Int, extent: Int) -> Bool { gap == 0 && opposite * 5 > extent }
    return runsOut(box.left, opposite: right, extent: box.width)
      || runsOut(right, opposite: box.left, extent: box.width)
      || runsOut(box.top, opposite: bottom, extent: box.height)
      || runsOut(bottom, opposite: box.top, extent: box.height)
  }

  /// The pixels as data files store them: 0…255, 255 = full ink; row-major, side × side of the format.
  ///
  /// Pixels of 0, 0.5 and 1 give intensities of 0, 128 and 255.
  public var intensities: [UInt8] { pixels.map { UInt8((min(max($0, 0), 1) * 255).rounded()) } }
}

/// The image holds no ink that could be a digit.
public struct NoDigitFound: Error, Equatable {
  /// The stages up to the one that failed.
  public let stages: PreprocessingStages
}
