import Foundation
import TestSupport

/// The result of running the program.
struct ProgramRun {
  let status: Int32
  let output: String
  let errors: String
}

/// The `digit` built with these tests, in the folder of their bundle.
let digitProgram = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent().appendingPathComponent("digit")

/// Whether these tests run in `.ci/check-memory`. The address sanitizer reserves terabytes of address space, and keeps freed
/// memory for a while.
let hasAddressSanitizer = ProcessInfo.processInfo.environment["ASAN_OPTIONS"] != nil

/// Runs the `digit` built with these tests.
///
/// - Parameter input: its standard input.
func runDigit(_ arguments: String..., input: String = "") throws -> ProgramRun {
  try runDigit(arguments, input: input)
}

func runDigit(_ arguments: [String], input: String = "") throws -> ProgramRun {
  try run(digitProgram, arguments, input: input)
}

/// Runs a shell command, in which `$DIGIT` is the program.
func runShell(_ line: String) throws -> ProgramRun {
  try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "DIGIT='\(digitProgram.path)'; \(line)"], input: "")
}

private func run(_ program: URL, _ arguments: [String], input: String) throws -> ProgramRun {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  // Files, since pipes block when they are full.
  let folder = try TemporaryFolder()
  let files = try ["input", "output", "errors"].map { name in
    let path = folder.file(name)
    let contents = name == "input" ? Data(input.utf8) : Data()
    guard FileManager.default.createFile(atPath: path, contents: contents),
      let handle = FileHandle(forUpdatingAtPath: path)
    else { throw CocoaError(.fileNoSuchFile) }
    return handle
  }
  process.standardInput = files[0]
  process.standardOutput = files[1]
  process.standardError = files[2]
  try process.run()
  process.waitUntilExit()
  let text = { (name: String) in
    String(decoding: FileManager.default.contents(atPath: folder.file(name)) ?? Data(), as: UTF8.self)
  }
  return ProgramRun(status: process.terminationStatus, output: text("output"), errors: text("errors"))
}
