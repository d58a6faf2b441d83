extension Bitmap {
  /// The intensities of a small image that needs no preprocessing, such as those of Fashion-MNIST: 0 (background) to 255;
  /// row-major, side × side.
  ///
  /// - Parameters:
  ///   - side: the side length that the image must have.
  ///   - polarity: whether what it shows is darker or lighter than its background; nil decides by the mean of its border.
  /// - Returns: nil if the image has another size.
  public func plainIntensities(side: Int, polarity: Polarity?) -> [UInt8]? {
    guard width == side, height == side else { return nil }
    let lightness = WorkingImage(self, longSide: side).gray
    let border = (0..<side).flatMap {
      [lightness[$0, 0], lightness[$0, side - 1], lightness[0, $0], lightness[side - 1, $0]]
    }
    let isLight = border.reduce(0, +) > Float(border.count) / 2
    let isInverted = polarity.map { $0 == .darkInk } ?? isLight
    return lightness.values.map { UInt8(((isInverted ? 1 - $0 : $0) * 255).rounded()) }
  }
}
