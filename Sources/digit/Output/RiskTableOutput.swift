import DigitModel
import DigitRecognition
import OrderedJSON
import SystemSupport

extension RiskTable {
  /// `{"samples":3000,"confidence":0.95,"rows":[{"threshold":0,"answered":2990,"errors":41,"upper_bound":0.0213},…]}`
  var json: JSON {
    [
      "samples": .integer(samples), "confidence": .rounded(1 - Self.delta, places: 4),
      "rows": .array(
        rows.map { row in
          [
            "threshold": exact(row.threshold), "answered": .integer(row.answered),
            "errors": .integer(row.errors), "upper_bound": .rounded(upperBound(of: row), places: 6),
          ]
        }),
    ]
  }

  /// What `--max-error` does at some error rates: the fraction of the validation images that is answered, and from which
  /// confidence.
  ///
  /// - Parameter answers: what the table is about: "digits".
  func text(of answers: String) -> String {
    let lines = RiskCoverage.usualMaxErrors.map { maxError in
      let start = "  --max-error \(maxError): "
      guard let row = row(maxError: maxError) else {
        return start + "not possible, \(percentText(smallestBound)) at best"
      }
      return start + """
        \(percentText(answeredFraction(of: row))) answered, from a confidence of \
        \(percentText(Double(row.threshold)))
        """
    }
    let title = "risk table of \(answers), \(samples) validation images:"
    return ([title] + lines).joined(separator: "\n")
  }
}
