import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import DigitModel

/// Model files that Python's safetensors package writes and reads.
@Suite struct PythonTests {
  /// 64 pixels: (7 i mod 17) / 16.
  static let image = Matrix(rows: 1, columns: 64, values: (0..<64).map { Float($0 * 7 % 17) / 16 })

  @Test("A file written by Python gives NumPy's logits")
  func writtenByPython() throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/dense.safetensors")
    let model = try Model(path: fixture.path)
    #expect(model.temperature == 1.5)
    #expect(model.training == nil)
    // Printed by NumPy.
    let expected: [Float] = [
      0.0682038888335228, 0.1744103878736496, -0.13714441657066345, -0.09058131277561188, 0.1882341355085373,
      -0.15555070340633392, 0.23294827342033386, -0.23305392265319824, 0.1050775945186615,
      -0.5319940447807312,
    ]
    let logits = model.network.logits(of: Self.image, jobs: 1).values
    #expect(zip(logits, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// What a Python program prints; nil if it fails or there is no Python.
  static func python(_ arguments: [String], in folder: String? = nil) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }

  static let hasSafetensors = python(["-c", "import numpy, safetensors.numpy"]) != nil

  @Test("Two lines of NumPy compute our logits from a file that we write", .enabled(if: hasSafetensors))
  func readByPython() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("digits.safetensors")
    let model = try ModelTests.model(hidden: 32)
    try model.write(to: path)
    let script = """
      import sys, numpy as np; from safetensors.numpy import load_file
      x = (np.arange(64) * 7 % 17).astype(np.float32) / 16
      t = load_file(sys.argv[1])
      y = t["dense2.weight"] @ np.maximum(0, t["dense1.weight"] @ x + t["dense1.bias"]) + t["dense2.bias"]
      print(*y)
      """
    let printed = try #require(Self.python(["-c", script, path]))
    let expected = printed.split(whereSeparator: \.isWhitespace).compactMap { Float($0) }
    let logits = model.network.logits(of: Self.image, jobs: 1).values
    #expect(expected.count == 10)
    #expect(zip(logits, expected).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
