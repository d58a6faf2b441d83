import DigitData
import TestSupport

/// The digits of a stroke file with this text.
func temporaryStrokes(_ text: String) throws -> StrokeDigits {
  let folder = try TemporaryFolder()
  return try StrokeDigits(path: folder.write("strokes.tsv", text))
}
