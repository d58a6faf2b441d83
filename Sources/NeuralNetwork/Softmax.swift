import SystemSupport

/// Probabilities from logits, row by row: exp(z / temperature) over the row's sum of it.
///
/// The greatest logit is taken away first, so that no exponential overflows.
///
/// - Parameter temperature: > 0; above 1 evens out the probabilities, below 1 sharpens them.
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

/// The same for one row, in place.
private func softmax(_ row: UnsafeMutableBufferPointer<Float>, temperature: Float) {
  var greatest = -Float.infinity
  for value in row { greatest = max(greatest, value) }
  var sum: Float = 0
  for column in row.indices {
    row[column] = expf((row[column] - greatest) / temperature)
    sum += row[column]
  }
  for column in row.indices { row[column] /= sum }
}
