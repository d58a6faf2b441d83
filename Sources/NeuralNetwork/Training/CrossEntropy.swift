import SystemSupport

/// Softmax and cross-entropy in one: loss = -Σ_c t_c · log p_c, p = softmax(logits), and with t a distribution
/// ∂loss/∂logits = p - t, which neither divides by a small p nor takes its logarithm.
struct CrossEntropy {
  let classes: Int
  /// ε: t is 1 - ε + ε / classes for the right class, ε / classes for the others.
  var smoothing: Float = 0

  /// The loss of one sample, whose logits (classes) become their gradient times `scale`.
  func forwardBackward(_ logits: UnsafeMutablePointer<Float>, label: Int, scale: Float) -> LossSums {
    precondition(
      label == noClass || label >= 0 && label < classes, "label \(label) is none of \(classes) classes")
    let (greatest, predicted) = greatestElement(logits)
    // Without a class all is spread evenly, as if ε were 1.
    let smoothing = label == noClass ? 1 : smoothing
    let right = max(label, 0)
    let logitOfLabel = Double(logits[right]) - Double(greatest)
    var sum: Float = 0
    var logitSum = 0.0
    for index in 0..<classes {
      logitSum += Double(logits[index]) - Double(greatest)
      logits[index] = expf(logits[index] - greatest)
      sum += logits[index]
    }
    let others = smoothing / Float(classes)
    for index in 0..<classes { logits[index] = scale * (logits[index] / sum - others) }
    logits[right] -= scale * (1 - smoothing)
    // Σ t_c · (log Σ exp z - z_c), with Σ t_c = 1
    let loss = log(Double(sum)) - Double(1 - smoothing) * logitOfLabel - Double(others) * logitSum
    return LossSums(loss: loss, correct: predicted == label ? 1 : 0, samples: 1)
  }

  /// The greatest logit and the first class that has it.
  private func greatestElement(_ logits: UnsafeMutablePointer<Float>) -> (value: Float, index: Int) {
    var (value, place) = (logits[0], 0)
    for index in 1..<classes where logits[index] > value { (value, place) = (logits[index], index) }
    return (value, place)
  }
}
