import SystemSupport

/// One direction of a chart: which values it covers, and at which of them it has ticks.
struct Axis {
  enum Scale { case linear, logarithmic }

  let scale: Scale
  /// Finite, the upper bound above the lower; above 0 where the scale is logarithmic.
  let range: ClosedRange<Double>
  /// Ascending, within the range.
  let ticks: [Double]
  /// The decimal place of the ticks' last digit, below 0 left of the point; nil where each has its own.
  private let places: Int?

  /// From tick to tick, 1, 2 or 5 × a power of ten apart, so that all values are covered.
  ///
  /// - Parameter count: intervals, about.
  init(covering values: ClosedRange<Double>, count: Double = 5) {
    let values = widened(values)
    let step = niceStep((values.upperBound - values.lowerBound) / count)
    // A value a hair beyond a tick needs no further one.
    let (first, last) = (
      (values.lowerBound / step + 1e-9).rounded(.down), (values.upperBound / step - 1e-9).rounded(.up)
    )
    self.init(
      first: first, last: last, step: step,
      range: min(first * step, values.lowerBound)...max(last * step, values.upperBound))
  }

  /// No wider than the values; ticks where round numbers fall, and none between whole numbers.
  init(within values: ClosedRange<Double>, count: Double = 5) {
    let values = widened(values)
    let step = max(1, niceStep((values.upperBound - values.lowerBound) / count))
    let (first, last) = ((values.lowerBound / step).rounded(.up), (values.upperBound / step).rounded(.down))
    self.init(first: first, last: last, step: step, range: values)
  }

  private init(first: Double, last: Double, step: Double, range: ClosedRange<Double>) {
    scale = .linear
    self.range = range
    ticks = (0...max(0, Int(last - first))).map { (first + Double($0)) * step }
    places = -decimalExponent(step)
  }

  /// Logarithmic, from tick to tick: powers of ten where they are many, otherwise 1, 2 and 5 times such.
  ///
  /// - Precondition: the values are above 0.
  init(decadesCovering values: ClosedRange<Double>) {
    precondition(values.lowerBound > 0)
    let (low, high) = (log10(values.lowerBound), log10(values.upperBound))
    let factors: [Double] = high - low > 3 ? [1] : [1, 2, 5]
    let candidates = (Int(low.rounded(.down))...Int(high.rounded(.up)) + 1).flatMap { exponent in
      factors.map { $0 * pow(10, Double(exponent)) }
    }
    let first = candidates.last { $0 <= values.lowerBound } ?? values.lowerBound
    let last = candidates.first { $0 > values.upperBound } ?? values.upperBound * 10
    scale = .logarithmic
    range = first...last
    ticks = candidates.filter { (first...last).contains($0) }
    places = nil
  }

  /// Where on the axis a value lies: 0 at its beginning, 1 at its end.
  func position(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    return switch scale {
    case .linear: (value - low) / (high - low)
    case .logarithmic: log(value / low) / log(high / low)
    }
  }

  /// A tick's number times a factor: 100 for percentages.
  func label(_ tick: Double, times factor: Double = 1) -> String {
    let places = (places ?? -decimalExponent(tick)) - (factor == 100 ? 2 : 0)
    let isLong = abs(tick) >= 1e6 || places > (scale == .logarithmic ? 3 : 5)
    return isLong
      ? scientific(tick * factor, places: places) : decimal(Float(tick * factor), places: max(0, places))
  }
}

/// Something to divide where all values are the same.
private func widened(_ values: ClosedRange<Double>) -> ClosedRange<Double> {
  let (low, high) = (values.lowerBound, values.upperBound)
  // Closer together than that, ticks could not be told apart.
  guard high - low <= max(abs(low), abs(high)) * 1e-9 else { return values }
  return low == 0 ? 0...1 : min(low * 0.9, low * 1.1)...max(high * 0.9, high * 1.1)
}

/// The least of 1, 2, 5 × a power of ten that is not below the value.
private func niceStep(_ value: Double) -> Double {
  let power = pow(10, log10(value).rounded(.down))
  // What is a hair above a round number is that number.
  return ([1, 2, 5].first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
}
