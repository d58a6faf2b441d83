import DigitData
import Foundation

/// The digits of a stroke file with this text.
func temporaryStrokes(_ text: String) throws -> StrokeDigits {
  let file = URL(fileURLWithPath: NSTemporaryDirectory() + "digit-\(UUID().uuidString).tsv")
  defer { try? FileManager.default.removeItem(at: file) }
  try Data(text.utf8).write(to: file)
  return try StrokeDigits(path: file.path)
}
