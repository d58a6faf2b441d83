import DigitRecognition
import OrderedJSON
import SystemSupport

extension NumberReport: PrintedReport {
  static let accuracyName = "whole numbers right"

  var tableMembers: [JSON.Member] { [.init(key: "lengths", value: .array(lengths.map(\.json)))] }

  var tables: [[String]] { [lengthTable] }

  private var lengthTable: [String] {
    ["length     right    images"]
      + lengths.map { length in
        padded("\(length.length)", 6) + padded(percentText(length.accuracy), 10)
          + padded("\(length.count)", 10)
      }
  }
}

extension NumberReport.Length {
  fileprivate var json: JSON {
    [
      "length": .integer(length), "count": .integer(count), "accuracy": .rounded(accuracy, places: 6),
    ]
  }
}

extension NumberReport.Mistake: PrintedMistake {
  var json: JSON {
    [
      "path": .string(image), "label": .string(label), "number": .string(number),
      "confidence": .rounded(confidence, places: 6),
    ]
  }

  var text: String {
    "    \(printable(label)) read as \(number)  \(padded(percentText(confidence), 8))  \(printable(image))"
  }
}
