/// One axis of a chart: the range of values that it covers, and its ticks.
public struct Axis: Sendable {
  public enum Scale: Sendable { case linear, logarithmic }

  public let scale: Scale
  /// Finite and not empty; above 0 if the scale is logarithmic.
  public let range: ClosedRange<Double>
  /// Ascending, within the range.
  public let ticks: [Double]
  /// The decimal place of the ticks' last digit, negative left of the decimal point; nil if it differs between ticks.
  private let places: Int?

  /// A linear axis from one tick to another that covers all values; ticks are 1, 2 or 5 × a power of ten apart.
  ///
  /// - Parameter count: the approximate number of intervals between ticks.
  public init(covering values: ClosedRange<Double>, count: Double = 5) {
    let values = widened(values)
    let step = niceStep((values.upperBound - values.lowerBound) / count)
    // A value that rounding put just beyond a tick needs no further tick.
    let (first, last) = (
      (values.lowerBound / step + 1e-9).rounded(.down), (values.upperBound / step - 1e-9).rounded(.up)
    )
    self.init(
      first: first, last: last, step: step,
      range: min(first * step, values.lowerBound)...max(last * step, values.upperBound))
  }

  /// A linear axis of exactly the range of the values, for counts; ticks are whole numbers.
  ///
  /// - Parameter count: the approximate number of intervals between ticks.
  public init(within values: ClosedRange<Double>, count: Double = 5) {
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

  /// A logarithmic axis from one tick to another that covers all values. Ticks are powers of ten if the values span more
  /// than three decades, otherwise 1, 2 and 5 × powers of ten.
  ///
  /// - Precondition: the values are above 0.
  public init(decadesCovering values: ClosedRange<Double>) {
    precondition(values.lowerBound > 0)
    let (low, high) = (commonLogarithm(values.lowerBound), commonLogarithm(values.upperBound))
    let factors: [Double] = high - low > 3 ? [1] : [1, 2, 5]
    let candidates = (Int(low.rounded(.down))...Int(high.rounded(.up)) + 1).flatMap { exponent in
      factors.map { $0 * powerOfTen(Double(exponent)) }
    }
    let first = candidates.last { $0 <= values.lowerBound } ?? values.lowerBound
    let last = candidates.first { $0 > values.upperBound } ?? values.upperBound * 10
    scale = .logarithmic
    range = first...last
    ticks = candidates.filter { (first...last).contains($0) }
    places = nil
  }

  /// The position of a value on the axis: 0 at its start, 1 at its end, beyond for values outside the range.
  public func position(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    return switch scale {
    case .linear: (value - low) / (high - low)
    case .logarithmic: naturalLogarithm(value / low) / naturalLogarithm(high / low)
    }
  }

  /// The label of a tick, `0.92` or, times a factor of 100 for percentages, `92`.
  public func label(_ tick: Double, times factor: Double = 1) -> String {
    let places = (places ?? -decimalExponent(tick)) - (factor == 100 ? 2 : 0)
    let isLong = abs(tick) >= 1e6 || places > (scale == .logarithmic ? 3 : 5)
    return isLong
      ? scientific(tick * factor, places: places) : decimal(tick * factor, places: max(0, places))
  }
}

/// A range that can be divided into intervals, even if all values are the same.
private func widened(_ values: ClosedRange<Double>) -> ClosedRange<Double> {
  let (low, high) = (values.lowerBound, values.upperBound)
  // Ticks closer together would have the same label.
  guard high - low <= max(abs(low), abs(high)) * 1e-9 else { return values }
  return low == 0 ? 0...1 : min(low * 0.9, low * 1.1)...max(high * 0.9, high * 1.1)
}

/// The value rounded up to 1, 2 or 5 × a power of ten: `niceStep(0.12)` is 0.2.
private func niceStep(_ value: Double) -> Double {
  let power = powerOfTen(commonLogarithm(value).rounded(.down))
  // A value that rounding put just above a round number counts as that number.
  return ([1, 2, 5].first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
}
