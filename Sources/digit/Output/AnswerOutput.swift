import ArgumentParser
import DigitRecognition
import OrderedJSON
import SystemSupport

/// The formats of answers.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json, jsonl, kaggle
}

/// How the answers of one command look in each format.
protocol AnswerRecords {
  associatedtype Value: Sendable
  /// Answers with a lower confidence are unsure, 0…1.
  var minConfidence: Float { get }

  /// The confidence of an answer, 0…1.
  func confidence(of value: Value) -> Float
  /// The answer alone: `7`.
  func label(of value: Value) -> String
  /// A line for people. The path comes last, since its length varies.
  func textLine(_ path: String, _ value: Value, style: TerminalStyle) -> String
  /// The columns after `path`.
  var csvColumns: [String] { get }
  /// The fields of these columns.
  func csvFields(of value: Value) -> [String]
  /// The fields of these columns for an image without an answer.
  func csvFields(of error: RecognitionError) -> [String]
  /// The members of the JSON object after `path`.
  func members(of value: Value) -> [JSON.Member]
}

extension AnswerRecords {
  func isUnsure(_ value: Value) -> Bool { confidence(of: value) < minConfidence }

  /// One object with the path and the answer, or with `error`.
  func json(_ answer: Answer<Value>) -> JSON {
    let path = JSON.Member(key: "path", value: .string(displayPath(answer.path)))
    switch answer.outcome {
    case .success(let value): return .object([path] + members(of: value))
    case .failure(let error):
      let body: JSON = ["code": .string(error.code.rawValue), "message": .string(error.description)]
      return .object([path, .init(key: "error", value: body)])
    }
  }

  /// A row without its end.
  func csvRow(_ answer: Answer<Value>) -> String {
    let fields =
      switch answer.outcome {
      case .success(let value): csvFields(of: value)
      case .failure(let error): csvFields(of: error)
      }
    return ([csvField(displayPath(answer.path))] + fields).joined(separator: ",")
  }
}

/// A probability with four decimals.
func probability(_ value: Float) -> JSON { .rounded(Double(value), places: 4) }

/// The text as a CSV field, quoted if necessary (RFC 4180): `csvField("a,b")` is `"\"a,b\""`.
private func csvField(_ text: String) -> String {
  guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}

/// Writes answers as they come.
struct AnswerOutput<Records: AnswerRecords> {
  let records: Records
  private(set) var summary: BatchSummary
  private let format: AnswerFormat
  private let output: TextOutput
  private let style: TerminalStyle

  /// - Parameter path: `-` is standard output.
  init(_ path: String, format: AnswerFormat, records: Records) throws(FileError) {
    output = try TextOutput(path)
    style = path == "-" ? .output : TerminalStyle(isColored: false)
    self.format = format
    self.records = records
    summary = BatchSummary(success: "answered", failure: "without an answer")
  }

  /// - Parameter noun: what the inputs are, in the singular.
  mutating func begin(noun: String = "image") throws(FileError) {
    summary.noun = noun
    switch format {
    case .csv: try output.write((["path"] + records.csvColumns).joined(separator: ",") + "\n")
    case .kaggle: try output.write("ImageId,Label\n")
    case .text, .json, .jsonl: break
    }
  }

  mutating func write(_ answer: Answer<Records.Value>) throws(FileError) {
    record(answer)
    switch format {
    case .text:
      switch answer.outcome {
      case .success(let value): try output.write(records.textLine(answer.path, value, style: style) + "\n")
      case .failure(let error): printFailure(answer.path, error)
      }
    case .csv: try output.write(records.csvRow(answer) + "\n")
    case .jsonl: try output.write(records.json(answer).text + "\n")
    case .kaggle:
      switch answer.outcome {
      case .success(let value): try output.write("\(summary.count),\(records.label(of: value))\n")
      case .failure(let error): printFailure(answer.path, error)
      }
    case .json: try output.write((summary.count == 1 ? "[\n" : ",\n") + records.json(answer).text)
    }
  }

  func end() throws(FileError) {
    if format == .json { try output.write(summary.count == 0 ? "[]\n" : "\n]\n") }
    try output.commit()
  }

  /// Reports a failure that the output has no place for.
  private func printFailure(_ path: String, _ error: RecognitionError) {
    printError("digit: \(printable(path)): \(error)")
  }

  private mutating func record(_ answer: Answer<Records.Value>) {
    switch answer.outcome {
    case .failure(let error): summary.recordFailure(answer.path, error)
    case .success(let value):
      guard records.isUnsure(value) else { return summary.succeed() }
      let (label, confidence) = (records.label(of: value), records.confidence(of: value))
      summary.recordUnsure(answer.path, "\(label), \(percentText(Double(confidence)))")
    }
  }
}
