import Foundation
import Testing

@Suite("The architecture") struct ArchitectureTests {
  let manifest: Manifest

  init() throws { manifest = try Manifest() }

  @Test("The README's diagram shows exactly the targets and dependencies of Package.swift")
  func diagram() throws {
    var drawn: [String: Set<String>] = [:]
    for line in try text("README.md").split(separator: "\n") where line.contains(" ──► ") {
      let sides = line.components(separatedBy: " ──► ")
      let names = sides[1].components(separatedBy: ", ").map { $0.trimmingCharacters(in: .whitespaces) }
      drawn[sides[0].trimmingCharacters(in: .whitespaces)] = Set(names)
    }
    var declared: [String: Set<String>] = [:]
    for target in manifest.dependencies.keys where !target.hasPrefix("C") {
      let dependencies = manifest.reducedDependencies(of: target)
      if !dependencies.isEmpty { declared[target] = dependencies }
    }
    #expect(drawn.count > 5)
    #expect(drawn == declared)
  }

  @Test("A target imports only what Package.swift declares, and uses every dependency that it declares")
  func imports() throws {
    let own = Set(manifest.dependencies.keys)
    for (target, dependencies) in manifest.dependencies {
      let imported = Set(try PackageTests.imports(of: target).map(\.module))
      guard !imported.isEmpty else { continue }
      #expect(imported.intersection(own).subtracting(dependencies) == [], "\(target)")
      #expect(dependencies.subtracting(imported) == [], "\(target) does not use these")
    }
  }

  @Test("Only the program imports ArgumentParser")
  func argumentParser() throws {
    for target in manifest.dependencies.keys.sorted() where target != "digit" {
      #expect(try PackageTests.imports(of: target).filter { $0.module == "ArgumentParser" }.isEmpty)
    }
  }

  @Test("Drawing imports no target of this package")
  func figures() throws {
    #expect(manifest.dependencies["Figures"] == [])
    #expect(Set(try PackageTests.imports(of: "Figures").map(\.module)) == ["Glibc"])
  }

  @Test("The C library is imported in one file, and in one of Figures, which imports nothing else")
  func libC() throws {
    let files = try manifest.dependencies.keys.flatMap { try PackageTests.imports(of: $0) }
      .filter { ["Glibc", "Foundation", "Darwin", "Musl"].contains($0.module) }.map(\.file)
    #expect(files.filter { !$0.hasPrefix("Figures/") } == ["SystemSupport/LibC.swift"])
    #expect(files.count == 2)
  }

  @Test("Library targets neither print nor exit", arguments: ["print(", "exit(", "fatalError(", "try!"])
  func silence(call: String) throws {
    for target in manifest.dependencies.keys where target != "digit" && !target.hasPrefix("C") {
      let folder = packageRoot.appending(path: "Sources/\(target)")
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      for file in files where file.hasSuffix(".swift") {
        let calls = try text("Sources/\(target)/\(file)").split(separator: "\n").filter { line in
          let code = line.components(separatedBy: "//")[0]
          return code.contains(" \(call)") || code.hasPrefix(call)
        }
        #expect(calls == [], "\(target)/\(file)")
      }
    }
  }
}
