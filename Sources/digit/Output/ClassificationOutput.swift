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
  private(set) var failures = 0
  private var count = 0
  private let output: TextOutput

  /// - Parameter path: `-` is standard output.
  init(_ path: String, format: ClassificationFormat, topK: Int, minConfidence: Float) throws(FileError) {
    output = try TextOutput(path)
    self.format = format
    self.topK = topK
    self.minConfidence = minConfidence
  }

  func begin() throws(FileError) {
    switch format {
    case .csv: try output.write("path,digit,confidence,unsure,error\n")
    case .kaggle: try output.write("ImageId,Label\n")
    case .text, .json, .jsonl: break
    }
  }

  mutating func write(_ classification: Classification) throws(FileError) {
    count += 1
    if classification.failed { failures += 1 }
    switch format {
    case .text:
      switch classification.outcome {
      case .success(let prediction): try output.write(textLine(classification.path, prediction) + "\n")
      case .failure(let error): printError("digit: \(printable(classification.path)): \(error)")
      }
    case .csv: try output.write(csvRow(classification) + "\n")
    case .jsonl: try output.write(json(classification).text + "\n")
    case .kaggle:
      if case .success(let prediction) = classification.outcome {
        try output.write("\(count),\(prediction.digit)\n")
      }
    case .json: try output.write((count == 1 ? "[\n" : ",\n") + json(classification).text)
    }
  }

  func end() throws(FileError) {
    if count == 0 { printError("digit: no images found; use --recursive to search subfolders") }
    if format == .json { try output.write(count == 0 ? "[]\n" : "\n]\n") }
    try output.commit()
  }

  func isUnsure(_ prediction: Prediction) -> Bool { prediction.confidence < minConfidence }
}
