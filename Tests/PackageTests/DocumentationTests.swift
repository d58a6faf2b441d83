import Foundation
import Testing

@Suite("The documentation") struct DocumentationTests {
  static let pages = [
    "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "models/README.md", "samples/README.md",
    "Benchmarks/README.md", "Benchmarks/BENCHMARKS.md", "Fuzzing/README.md", "docs/how-it-works.md",
    "docs/image-formats.md", "docs/training.md", "docs/mathematics.md", "docs/other-programs.md",
    "docs/many-machines.md",
  ]

  @Test("Every file that CONTRIBUTING.md names exists")
  func contributing() throws {
    let names = try text("CONTRIBUTING.md").matches(of: /`((?:Sources|Tests|Benchmarks|docs)\/[^`*]+)`/)
      .map { String($0.1) }
    #expect(names.count > 40)
    let missing = names.filter {
      !FileManager.default.fileExists(atPath: packageRoot.appending(path: $0).path)
    }
    #expect(missing == [])
  }

  @Test("Every relative link leads to a file", arguments: pages)
  func links(page: String) throws {
    let folder = packageRoot.appending(path: page).deletingLastPathComponent()
    let targets = try text(page).matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/).map { String($0.1) }
    let missing = targets.filter {
      !FileManager.default.fileExists(atPath: folder.appending(path: $0).standardizedFileURL.path)
    }
    #expect(missing == [])
  }

  @Test("The README is short")
  func length() throws {
    #expect(try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count < 150)
  }
}
