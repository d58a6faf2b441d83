import ArgumentParser
import DigitRecognition
import SystemSupport

/// The forms of `classify`'s answers.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json, jsonl, kaggle
}

/// Writes answers as they come.
struct AnswerOutput {
  let format: AnswerFormat
  let topK: Int
  let minConfidence: Float
  private(set) var failures = 0
  private var count = 0
  private let output: TextOutput

  /// - Parameter path: `-` is standard output.
  init(_ path: String, format: AnswerFormat, topK: Int, minConfidence: Float) throws(FileError) {
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

  mutating func write(_ answer: Answer) throws(FileError) {
    count += 1
    if answer.failed { failures += 1 }
    switch format {
    case .text:
      switch answer.outcome {
      case .success(let prediction): try output.write(textLine(answer.path, prediction) + "\n")
      case .failure(let error): printError("digit: \(printable(answer.path)): \(error)")
      }
    case .csv: try output.write(csvRow(answer) + "\n")
    case .jsonl: try output.write(json(answer).text + "\n")
    case .kaggle:
      if case .success(let prediction) = answer.outcome { try output.write("\(count),\(prediction.digit)\n") }
    case .json: try output.write((count == 1 ? "[\n" : ",\n") + json(answer).text)
    }
  }

  func end() throws(FileError) {
    if count == 0 { printError("digit: no pictures found; folders below folders need --recursive") }
    if format == .json { try output.write(count == 0 ? "[]\n" : "\n]\n") }
    try output.commit()
  }

  func isUnsure(_ prediction: Prediction) -> Bool { prediction.confidence < minConfidence }
}
