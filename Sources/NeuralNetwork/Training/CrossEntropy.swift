import SystemSupport

/// Softmax and cross-entropy in one: loss = -Σ_c t_c · log p_c with p = softmax(logits) and a target distribution t.
/// Its gradient, ∂loss/∂logits = p - t, neither divides by a small p nor takes its logarithm.
struct CrossEntropy {
  let classes: Int
  /// ε: t is 1 - ε + ε / classes for the correct class, ε / classes for the others.
  var smoothing: Float = 0

  /// Computes the loss of one sample and replaces its logits (classes) by their gradient times `scale`.
  ///
  /// - Parameter label: 0 ..< classes, or `outlierLabel`, whose target is 1 / classes for every class.
  func forwardBackward(_ logits: UnsafeMutablePointer<Float>, label: Int, scale: Float) -> LossSums {
    precondition(
      label == outlierLabel || label >= 0 && label < classes,
      "label \(label) is not one of \(classes) classes"
    )
    let (maximum, predicted) = largest(logits)
    // The uniform distribution is what ε = 1 gives, whichever class counts as correct.
    let smoothing = label == outlierLabel ? 1 : smoothing
    let correct = max(label, 0)
    let logitOfLabel = Double(logits[correct]) - Double(maximum)
    var sum: Float = 0
    var logitSum = 0.0
    for index in 0..<classes {
      logitSum += Double(logits[index]) - Double(maximum)
      logits[index] = expf(logits[index] - maximum)
      sum += logits[index]
    }
    let others = smoothing / Float(classes)
    for index in 0..<classes { logits[index] = scale * (logits[index] / sum - others) }
    logits[correct] -= scale * (1 - smoothing)
    // Σ t_c · (log Σ exp z - z_c), with Σ t_c = 1
    let loss = log(Double(sum)) - Double(1 - smoothing) * logitOfLabel - Double(others) * logitSum
    return LossSums(loss: loss, correct: predicted == label ? 1 : 0, samples: 1)
  }

  /// The largest logit and the first class that has it.
  private func largest(_ logits: UnsafeMutablePointer<Float>) -> (value: Float, index: Int) {
    var (value, largest) = (logits[0], 0)
    for index in 1..<classes where logits[index] > value { (value, largest) = (logits[index], index) }
    return (value, largest)
  }
}
