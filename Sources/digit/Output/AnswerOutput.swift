import ArgumentParser
import DigitRecognition
import OrderedJSON
import SystemSupport

/// The formats of answers.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json, jsonl, kaggle
}

/// How the answers of one command look in each format.
protocol AnswerRecords: Sendable {
  associatedtype Value: Sendable
  /// The number of candidates to show.
  var topK: Int { get }
  /// Answers with a lower confidence are unsure, 0…1.
  var minConfidence: Float { get }

  /// What an answer is: `digit`, the name of its column in CSV.
  var answerName: String { get }
  /// The confidence of an answer, 0…1.
  func confidence(of value: Value) -> Float
  /// The answer alone: `7`.
  func label(of value: Value) -> String
  /// The answer in Kaggle's format, a number.
  func kaggleLabel(of value: Value) -> String
  /// The answer and its alternatives with their probabilities, 0…1, the most probable first; at least the answer.
  func candidates(of value: Value) -> [(label: String, probability: Float)]
  /// Whether a line of text that shows the answer alone adds a runner-up of this probability.
  func textShowsRunnerUp(_ probability: Float, of value: Value) -> Bool
  func isUnsure(_ value: Value) -> Bool
  /// What people should know about an answer, in a few words; nil if there is nothing.
  func note(on value: Value) -> String?
  /// The members of the JSON object after `path`.
  func members(of value: Value) -> [JSON.Member]
  /// The lines of an answer for people, without the end of the last one.
  func text(_ path: String, _ value: Value, style: TerminalStyle) -> String
  /// The rows of an answer in CSV, without the end of the last one.
  func csv(_ answer: Answer<Value>) -> String
}

extension AnswerRecords {
  func isUnsure(_ value: Value) -> Bool { confidence(of: value) < minConfidence }

  /// Whether a person should look at the image: there is no answer, or an unsure one.
  func needsReview(_ answer: Answer<Value>) -> Bool {
    switch answer.outcome {
    case .success(let value): isUnsure(value)
    case .failure: true
    }
  }

  func note(on value: Value) -> String? { nil }

  func kaggleLabel(of value: Value) -> String { label(of: value) }

  func text(_ path: String, _ value: Value, style: TerminalStyle) -> String {
    textLine(path, value, style: style)
  }

  func csv(_ answer: Answer<Value>) -> String { csvRow(answer) }

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

  /// `7   99.81 %  samples/seven.jpeg`, or with the next candidates between: a line for people. The path comes last, since its
  /// length varies; after it the runner-up, where that is close.
  ///
  /// - Parameter style: colors an unsure answer.
  func textLine(_ path: String, _ value: Value, style: TerminalStyle) -> String {
    let candidates = candidates(of: value)
    let shown = candidates.prefix(topK).enumerated().map { rank, candidate in
      let isDoubtful = rank == 0 && isUnsure(value)
      let percent = padded(percentText(Double(candidate.probability)), 8)
      let text = "\(candidate.label)\(isDoubtful ? "?" : " ") \(percent)"
      return isDoubtful ? style.doubtful(text) : text
    }
    var line = "\(shown.joined(separator: "   "))  \(printable(path))"
    if let note = note(on: value) { line += "  (\(note))" }
    guard topK == 1, let runnerUp = candidates.dropFirst().first,
      textShowsRunnerUp(runnerUp.probability, of: value)
    else { return line }
    return line + "  (or \(runnerUp.label), \(percentText(Double(runnerUp.probability))))"
  }

  private var showsRunnerUp: Bool { topK >= 2 }

  var csvColumns: [String] {
    ["path", answerName, "confidence", "unsure", "error"]
      + (showsRunnerUp ? ["second", "second_confidence"] : [])
  }

  /// A row without its end. `error` is an error code; the runner-up follows, if it is shown.
  func csvRow(_ answer: Answer<Value>) -> String {
    var fields = [csvField(spreadsheetPath(displayPath(answer.path)))]
    var runnerUp: (label: String, probability: Float)?
    switch answer.outcome {
    case .success(let value):
      fields += [
        csvField(label(of: value)), probability(confidence(of: value)).text, "\(isUnsure(value))", "",
      ]
      runnerUp = candidates(of: value).dropFirst().first
    case .failure(let error): fields += ["", "", "", error.code.rawValue]
    }
    if showsRunnerUp {
      fields += runnerUp.map { [csvField($0.label), probability($0.probability).text] } ?? ["", ""]
    }
    return fields.joined(separator: ",")
  }
}

/// A probability with four decimals.
func probability(_ value: Float) -> JSON { .rounded(Double(value), places: 4) }

/// The path, which names the same file, so that spreadsheets do not take it for a formula: `=a.png` becomes `./=a.png`.
///
/// The characters are those of OWASP's "CSV injection", in both widths. `-`, standard input, and its rows, such as `-:1`, stay
/// so.
func spreadsheetPath(_ path: String) -> String {
  guard let first = path.unicodeScalars.first,
    "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
  else { return path }
  let isStandardInput = path == "-" || path.hasPrefix("-:") && path.utf8.dropFirst(2).allSatisfy(isDigit)
  return isStandardInput ? path : "./" + path
}

/// The text as a CSV field, quoted if necessary (RFC 4180): `csvField("a,b")` is `"\"a,b\""`. Semicolons and tabs, which
/// separate fields in some countries' spreadsheets, are quoted too.
private func csvField(_ text: String) -> String {
  guard text.utf8.contains(where: { "\",;\t\r\n".utf8.contains($0) }) else { return text }
  // By scalars: a quotation mark with an accent would not be a character of its own.
  let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
  return "\"" + parts.map(String.init).joined(separator: "\"\"") + "\""
}

/// Writes answers as they come.
struct AnswerOutput<Records: AnswerRecords> {
  let records: Records
  private(set) var summary: BatchSummary
  private let format: AnswerFormat
  private let output: TextOutput
  private let style: TerminalStyle
  /// Whether the output is shown at once.
  private let isTerminal: Bool
  private var review: ReviewOutput?

  /// - Parameters:
  ///   - path: `-` is standard output.
  ///   - review: the page of `--review`; nil if none is wanted.
  init(_ path: String, format: AnswerFormat, review: String?, records: Records) throws(FileError) {
    output = try TextOutput(path)
    self.review = try review.map { path throws(FileError) in try ReviewOutput(path) }
    style = path == "-" ? .output : TerminalStyle(isColored: false)
    isTerminal = path == "-" && isatty(STDOUT_FILENO) == 1
    self.format = format
    self.records = records
    summary = BatchSummary(success: "answered", failure: "without an answer")
  }

  /// - Parameter noun: what the inputs are, in the singular.
  mutating func begin(noun: String = "image") throws(FileError) {
    summary.noun = noun
    switch format {
    case .csv: try output.write(records.csvColumns.joined(separator: ",") + "\n")
    case .kaggle: try output.write("ImageId,Label\n")
    case .text, .json, .jsonl: break
    }
  }

  /// Whether an answer is to be shown with its image.
  var needsThumbnail: @Sendable (Answer<Records.Value>) -> Bool {
    let (records, isWanted) = (records, review != nil)
    return { isWanted && records.needsReview($0) }
  }

  mutating func write(_ answer: Answer<Records.Value>) throws(FileError) {
    let records = records
    record(answer)
    if records.needsReview(answer) { try review?.add(answer, by: records) }
    switch format {
    case .text:
      switch answer.outcome {
      case .success(let value): try output.write(records.text(answer.path, value, style: style) + "\n")
      case .failure(let error): printFailure(answer.path, error)
      }
    case .csv:
      let rows = records.csv(answer)
      // Programs get paths as they are, people see what cannot control their terminal.
      try output.write((isTerminal ? printableLines(rows) : rows) + "\n")
    case .jsonl: try output.write(records.json(answer).text + "\n")
    case .kaggle:
      switch answer.outcome {
      case .success(let value): try output.write("\(summary.count),\(records.kaggleLabel(of: value))\n")
      case .failure(let error): printFailure(answer.path, error)
      }
    case .json: try output.write((summary.count == 1 ? "[\n" : ",\n") + records.json(answer).text)
    }
  }

  mutating func end() throws(FileError) {
    if format == .json { try output.write(summary.count == 0 ? "[]\n" : "\n]\n") }
    try output.commit()
    try review?.commit(&summary)
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
      let note = records.note(on: value).map { ", \($0)" } ?? ""
      summary.recordUnsure(answer.path, "\(label), \(percentText(Double(confidence)))\(note)")
    }
  }
}
