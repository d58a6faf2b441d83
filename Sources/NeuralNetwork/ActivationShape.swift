/// The shape of one sample's values between two layers.
public struct ActivationShape: Sendable, Equatable {
  public let channels: Int
  public let height: Int
  public let width: Int

  public init(channels: Int, height: Int, width: Int) {
    (self.channels, self.height, self.width) = (channels, height, width)
  }

  /// The number of values of one sample.
  public var count: Int { channels * height * width }
}
