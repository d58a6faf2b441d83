import SystemSupport

/// Turns logits into probabilities, row by row: p_c = exp(z_c / T) / Σ_k exp(z_k / T).
///
/// The row 0, 1, 2 becomes 0.090, 0.245, 0.665; with a temperature of 2, 0.186, 0.307, 0.506.
///
/// The maximum of a row is subtracted first, so that no exponential overflows.
///
/// - Parameters:
///   - logits: (samples, classes)
///   - temperature: T > 0. Above 1 the probabilities move toward one another, below 1 apart.
/// - Returns: (samples, classes); each row's sum is 1.
public func softmax(_ logits: Matrix, temperature: Float = 1) -> Matrix {
  precondition(temperature > 0, "a temperature is above 0")
  var probabilities = logits
  probabilities.values.withUnsafeMutableBufferPointer { values in
    for row in 0..<logits.rows {
      let row = UnsafeMutableBufferPointer(
        rebasing: values[row * logits.columns..<(row + 1) * logits.columns])
      softmax(row, temperature: temperature)
    }
  }
  return probabilities
}

/// The softmax of one row, in place.
private func softmax(_ row: UnsafeMutableBufferPointer<Float>, temperature: Float) {
  var maximum = -Float.infinity
  for value in row { maximum = max(maximum, value) }
  var sum: Float = 0
  for column in row.indices {
    row[column] = expf((row[column] - maximum) / temperature)
    sum += row[column]
  }
  for column in row.indices { row[column] /= sum }
}
