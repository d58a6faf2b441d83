import Foundation

/// The root folder of the package.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

func text(_ path: String) throws -> String {
  try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
}

/// What `Package.swift` declares, as far as these tests need it.
struct Manifest {
  /// For each target that is not a test, the targets and products that it depends on.
  let dependencies: [String: Set<String>]

  init() throws {
    let manifest = try text("Package.swift")
    var dependencies: [String: Set<String>] = [:]
    for declaration in manifest.components(separatedBy: "\n    .").dropFirst() {
      let kinds = ["executableTarget(", "target(", "systemLibrary("]
      guard kinds.contains(where: declaration.hasPrefix),
        !declaration.contains("path: \"Tests/"), let name = declaration.firstMatch(of: /name: "(\w+)"/)
      else { continue }
      var found: Set<String> = []
      if let list = declaration.firstMatch(of: /dependencies: \[([^\]]*)\]/) {
        found = Set(list.1.matches(of: /(?:name: )?"(\w+)"/).map { String($0.1) })
      }
      dependencies[String(name.1)] = found
    }
    self.dependencies = dependencies
  }

  /// Everything that a target depends on, directly or through others.
  func closure(of target: String) -> Set<String> {
    var all: Set<String> = []
    var pending = Array(dependencies[target] ?? [])
    while let next = pending.popLast() {
      if all.insert(next).inserted { pending += dependencies[next] ?? [] }
    }
    return all
  }

  /// The direct dependencies of a target that do not follow from its others.
  func reducedDependencies(of target: String) -> Set<String> {
    let direct = dependencies[target] ?? []
    return direct.filter { dependency in
      !direct.contains { $0 != dependency && closure(of: $0).contains(dependency) }
    }
  }
}

/// The Swift files of a target with the modules that each imports.
func imports(of target: String) throws -> [(file: String, module: String)] {
  let folder = packageRoot.appending(path: "Sources/\(target)")
  let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
  return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
    try text("Sources/\(target)/\(file)")
      .matches(of: /(?m)^(?:@\w+ )?(?:public )?import (\w+)/)
      .map { (file: "\(target)/\(file)", module: String($0.1)) }
  }
}
