import SystemSupport

/// The temperature T that calibrates a network's confidence: the one at which softmax(logits / T) has the minimum mean
/// cross-entropy on labeled samples.
///
/// Four samples of two classes with the logits 0 and 2, three of them of the second class and one of the first, give
/// 1.82: at that temperature the second class has a probability of 0.75.
///
/// Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017. The cross-entropy is convex in
/// 1 / T, so that a golden-section search over ln T finds its only minimum.
///
/// - Parameters:
///   - logits: (samples, classes)
///   - labels: One per row, 0 ..< classes.
/// - Returns: A temperature within 1/20…20, to about one part in a thousand; 1 if there are no samples.
public func calibratedTemperature(_ logits: Matrix, labels: [Int]) -> Float {
  precondition(labels.count == logits.rows, "each row needs a label")
  return calibratedTemperature(logits, targets: Matrix(oneHot: labels, columns: logits.columns))
}

/// The same for samples whose labels are probabilities, such as those of another network.
///
/// - Parameter targets: (samples, classes); each row's sum is 1.
public func calibratedTemperature(_ logits: Matrix, targets: Matrix) -> Float {
  precondition(targets.rows == logits.rows && targets.columns == logits.columns, "each logit needs a target")
  guard logits.rows > 0 else { return 1 }
  func crossEntropy(_ logarithm: Double) -> Double {
    meanCrossEntropy(logits, targets, inverse: exp(-logarithm))
  }
  let golden = (5.0.squareRoot() - 1) / 2
  var (low, high) = (-log(20.0), log(20.0))
  var left = high - golden * (high - low)
  var right = low + golden * (high - low)
  var (leftLoss, rightLoss) = (crossEntropy(left), crossEntropy(right))
  while high - low > 1e-3 {
    if leftLoss < rightLoss {
      (high, right, rightLoss) = (right, left, leftLoss)
      left = high - golden * (high - low)
      leftLoss = crossEntropy(left)
    } else {
      (low, left, leftLoss) = (left, right, rightLoss)
      right = low + golden * (high - low)
      rightLoss = crossEntropy(right)
    }
  }
  return Float(exp((low + high) / 2))
}

/// -1/m Σ_i Σ_c t_ic · log softmax(z_i · inverse)_c
private func meanCrossEntropy(_ logits: Matrix, _ targets: Matrix, inverse: Double) -> Double {
  var total = 0.0
  for row in 0..<logits.rows {
    let values = logits.row(row)
    let maximum = Double(values.max() ?? 0)
    let sum = values.reduce(0.0) { $0 + exp((Double($1) - maximum) * inverse) }
    let mean = zip(values, targets.row(row)).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    total += log(sum) - (mean - maximum) * inverse
  }
  return total / Double(logits.rows)
}
