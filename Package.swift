// swift-tools-version: 6.1
import PackageDescription

/// C that must be fast in debug builds too: the tests train networks and decode photos.
let optimisedC: [CSetting] = [.unsafeFlags(["-O3"])]

/// Static linking halves start-up: no eighteen shared libraries to find and relocate.
/// (Foundation's static archives, which ArgumentParser needs, do not name these three themselves.)
let staticRelease: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
      "-Xlinker", "--gc-sections", "-Xclang-linker", "-no-pie",
    ], .when(configuration: .release))
]

let package = Package(
  name: "digit",
  products: [
    .executable(name: "digit", targets: ["digit"]),
    .library(name: "NeuralNetwork", targets: ["NeuralNetwork", "CMatrixProduct"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .executableTarget(
      name: "digit",
      dependencies: [
        "DigitReport", "DigitRecognition", "DigitData", "DigitModel", "DigitImage", "NeuralNetwork",
        "SystemSupport", "CSystemSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: staticRelease),
    .target(
      name: "DigitReport",
      dependencies: ["DigitRecognition", "DigitModel", "DigitImage", "NeuralNetwork", "SystemSupport"]),
    .target(
      name: "DigitRecognition",
      dependencies: ["DigitImage", "DigitModel", "NeuralNetwork", "SystemSupport"]),
    .target(
      name: "DigitData",
      dependencies: ["DigitImage", "NeuralNetwork", "SystemSupport", "CZlib"]),
    .target(
      name: "DigitModel", dependencies: ["NeuralNetwork", "SystemSupport", "CPretrainedModel"]),
    .target(name: "DigitImage", dependencies: ["CImageDecoding"]),
    .target(
      name: "NeuralNetwork", dependencies: ["CMatrixProduct", "SystemSupport"], exclude: ["README.md"]),
    .target(name: "SystemSupport", dependencies: ["CSystemSupport"]),
    .target(name: "CSystemSupport"),

    .target(
      name: "CImageDecoding", dependencies: ["CLibJPEG", "CLibPNG"], cSettings: optimisedC),
    .target(name: "CMatrixProduct", cSettings: optimisedC),
    .target(name: "CPretrainedModel"),

    .systemLibrary(
      name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
    .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .testTarget(name: "DigitImageTests", dependencies: ["DigitImage"], exclude: ["Fixtures"]),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "CMatrixProduct"], exclude: ["Fixtures"]),
    .testTarget(name: "DigitDataTests", dependencies: ["DigitData", "CZlib"]),
    .testTarget(name: "DigitModelTests", dependencies: ["DigitModel"], exclude: ["Fixtures"]),
    .testTarget(name: "DigitRecognitionTests", dependencies: ["DigitRecognition"]),
    .testTarget(name: "DigitReportTests", dependencies: ["DigitReport"]),
    .testTarget(name: "SystemSupportTests", dependencies: ["SystemSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["digit", "SystemSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
