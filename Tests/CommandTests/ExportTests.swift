import Foundation
import TestSupport
import Testing

@Suite("digit export") struct ExportTests {
  @Test(
    "The format is the one that the name ends with, or that --format says",
    arguments: [
      (["-o", "model.onnx"], [8, 8, 18, 5]), (["-o", "model.NPZ"], [0x50, 0x4B, 3, 4]),
      (["--output", "model", "--format", "npz"], [0x50, 0x4B, 3, 4]),
      (["-o", "model.npz", "--format", "onnx"], [8, 8, 18, 5]),
    ])
  func formats(options: [String], firstBytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let run = try runShell("cd \(folder.path) && $DIGIT export \(options.joined(separator: " "))")
    #expect(run.status == 0)
    #expect(run.output + run.errors == "")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 1)
    #expect(try Data(contentsOf: URL(filePath: folder.file(files[0]))).prefix(4) == Data(firstBytes))
  }

  @Test("built-in names the model inside the program, DIGIT_MODEL or not")
  func builtIn() throws {
    let folder = try TemporaryFolder()
    let run = try runShell(
      "cd \(folder.path) && $DIGIT export -o a.npz && DIGIT_MODEL=none $DIGIT export built-in -o b.npz && cmp a.npz b.npz"
    )
    #expect(run.status == 0)
  }

  @Test(
    "What cannot be exported is said",
    arguments: [
      (
        "export -o model.txt", 64,
        "model.txt ends with neither .onnx nor .npz; choose the format with --format."
      ),
      ("export -o -", 64, "--output takes a file."),
      ("export none -o model.onnx", 66, "none"),
      ("export model.onnx -o model.onnx", 64, "model.onnx is an input, and --output would replace it"),
      ("export -o nowhere/model.onnx", 74, "nowhere/model.onnx"),
    ])
  func errors(arguments: String, status: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("model.onnx", "old")
    let run = try runShell("cd \(folder.path) && $DIGIT \(arguments)")
    #expect(run.status == status)
    #expect(run.errors.contains(message))
    #expect(try String(contentsOfFile: folder.file("model.onnx"), encoding: .utf8) == "old")
  }
}
