// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "digit", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: ["CLibFuzzer", .product(name: "FuzzTargets", package: "digit")]),
    .target(name: "CLibFuzzer"),
  ],
  swiftLanguageModes: [.v6]
)
