extension Duration {
  /// The duration in seconds: `Duration.milliseconds(1500).seconds` is 1.5.
  package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
