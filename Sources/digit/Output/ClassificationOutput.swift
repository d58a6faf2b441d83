import ArgumentParser
import DigitRecognition
import SystemSupport

/// The formats of `classify`.
enum ClassificationFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json, jsonl, kaggle
}

/// Writes results as they come.
struct ClassificationOutput {
  let format: ClassificationFormat
  let topK: Int
  let minConfidence: Float
  private(set) var summary: BatchSummary
  private let output: TextOutput
  private let style: TerminalStyle

  /// - Parameter path: `-` is standard output.
  init(_ path: String, format: ClassificationFormat, topK: Int, minConfidence: Float) throws(FileError) {
    output = try TextOutput(path)
    style = path == "-" ? .output : TerminalStyle(isColored: false)
    self.format = format
    self.topK = topK
    self.minConfidence = minConfidence
    summary = BatchSummary(success: "answered", failure: "without an answer")
  }

  /// - Parameter noun: what the inputs are, in the singular.
  mutating func begin(noun: String = "image") throws(FileError) {
    summary.noun = noun
    switch format {
    case .csv: try output.write(csvHeader + "\n")
    case .kaggle: try output.write("ImageId,Label\n")
    case .text, .json, .jsonl: break
    }
  }

  mutating func write(_ classification: Classification) throws(FileError) {
    record(classification)
    switch format {
    case .text:
      switch classification.outcome {
      case .success(let prediction):
        try output.write(textLine(classification.path, prediction, style: style) + "\n")
      case .failure(let error): printFailure(classification.path, error)
      }
    case .csv: try output.write(csvRow(classification) + "\n")
    case .jsonl: try output.write(json(classification).text + "\n")
    case .kaggle:
      switch classification.outcome {
      case .success(let prediction): try output.write("\(summary.count),\(prediction.digit)\n")
      case .failure(let error): printFailure(classification.path, error)
      }
    case .json: try output.write((summary.count == 1 ? "[\n" : ",\n") + json(classification).text)
    }
  }

  func end() throws(FileError) {
    if format == .json { try output.write(summary.count == 0 ? "[]\n" : "\n]\n") }
    try output.commit()
  }

  func isUnsure(_ prediction: Prediction) -> Bool { prediction.confidence < minConfidence }

  /// Reports a failure that the output has no place for.
  private func printFailure(_ path: String, _ error: RecognitionError) {
    printError("digit: \(printable(path)): \(error)")
  }

  private mutating func record(_ classification: Classification) {
    switch classification.outcome {
    case .failure(let error): summary.recordFailure(classification.path, error)
    case .success(let prediction):
      if isUnsure(prediction) {
        summary.recordUnsure(
          classification.path, "\(prediction.digit), \(percentText(Double(prediction.confidence)))")
      } else {
        summary.succeed()
      }
    }
  }
}
