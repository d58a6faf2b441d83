// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "digit", path: "..")],
  targets: [
    .executableTarget(name: "Benchmark", dependencies: [.product(name: "NeuralNetwork", package: "digit")])
  ],
  swiftLanguageModes: [.v6]
)
