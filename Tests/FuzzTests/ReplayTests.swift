import Foundation
import FuzzTargets
import Testing

@Suite("The fuzzers") struct ReplayTests {
  @Test("A target runs every seed and every past finding", arguments: FuzzTargets.allCases)
  func replay(target name: FuzzTargets) throws {
    let seeds = try inputs("Seeds/\(name.rawValue)")
    #expect(!seeds.isEmpty)
    let target = try name.target.init()
    for input in seeds + (try inputs("Findings/\(name.rawValue)")) {
      #expect(input.count <= name.target.maximumLength)
      try target.run(input)
    }
  }
}

/// The files of a folder in `Fuzzing`; none if there is no such folder.
private func inputs(_ folder: String) throws -> [[UInt8]] {
  let fuzzing = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzing")
  let folder = fuzzing.appending(path: folder)
  guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
  return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .sorted { $0.path < $1.path }
    .map { [UInt8](try Data(contentsOf: $0)) }
}
