// swift-tools-version: 6.2
import PackageDescription

/// C that must be fast in debug builds too: the tests train networks and decode photos.
let optimizedC: [CSetting] = [.unsafeFlags(["-O3"])]

/// Swift with hot loops, optimized in debug builds too: the tests take less than half the time.
let optimizedSwift: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// C that handles bytes and names from outside: an overflow that slips through ends the program. `.ci/check-hardening` checks
/// the result. _FORTIFY_SOURCE needs optimization, and sanitizers, which run in debug builds, do without it.
let hardenedC: [CSetting] = [
  .unsafeFlags(["-fstack-protector-strong"]),
  .define("_FORTIFY_SOURCE", to: "3", .when(configuration: .release)),
]

/// Static linking halves start-up: no eighteen shared libraries to find and relocate.
/// (Foundation's static archives, which ArgumentParser needs, do not name these three themselves.)
let staticRelease: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
      "-Xlinker", "--gc-sections", "-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now",
    ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "digit",
  products: [
    .executable(name: "digit", targets: ["digit"]),
    .library(name: "DigitRecognition", targets: ["DigitRecognition", "DigitModel", "DigitImage"]),
    .library(name: "NeuralNetwork", targets: ["NeuralNetwork", "CMatrixProduct"]),
    // For the package in Fuzzing.
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .executableTarget(
      name: "digit",
      dependencies: [
        "DigitTraining", "DigitReport", "DigitRecognition", "DigitSynthesis", "DigitData", "DigitModel",
        "DigitImage", "NeuralNetwork", "OrderedJSON", "SystemSupport", "CSystemSupport", "CStaticRuntime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: staticRelease),
    .target(
      name: "DigitReport",
      dependencies: [
        "DigitTraining", "DigitRecognition", "DigitModel", "DigitImage", "NeuralNetwork", "Figures",
        "SystemSupport",
      ]),
    .target(
      name: "DigitTraining",
      dependencies: [
        "DigitSynthesis", "DigitData", "DigitRecognition", "DigitModel", "DigitImage", "NeuralNetwork",
        "SystemSupport",
      ]),
    .target(
      name: "DigitRecognition",
      dependencies: ["DigitImage", "DigitModel", "NeuralNetwork", "SystemSupport"],
      swiftSettings: optimizedSwift),
    .target(
      name: "DigitSynthesis",
      dependencies: ["DigitData", "DigitImage", "NeuralNetwork", "SystemSupport"],
      swiftSettings: optimizedSwift),
    .target(
      name: "DigitData",
      dependencies: ["NeuralNetwork", "SystemSupport", "CSystemSupport", "CMatrixProduct", "CZlib"]),
    .target(
      name: "DigitModel",
      dependencies: ["NeuralNetwork", "OrderedJSON", "SystemSupport", "CPretrainedModel", "CZlib"]),
    .target(
      name: "DigitImage", dependencies: ["CImageDecoding", "CPlaneOperations"], swiftSettings: optimizedSwift),
    .target(
      name: "NeuralNetwork", dependencies: ["CMatrixProduct", "SystemSupport"], swiftSettings: optimizedSwift),
    .target(name: "Figures"),
    .target(name: "OrderedJSON", dependencies: ["SystemSupport"]),
    .target(name: "SystemSupport", dependencies: ["CSystemSupport"]),
    .target(name: "CSystemSupport", cSettings: hardenedC),

    .target(
      name: "CImageDecoding", dependencies: ["CLibJPEG", "CLibPNG"], cSettings: optimizedC + hardenedC),
    .target(name: "CMatrixProduct", cSettings: optimizedC + hardenedC),
    .target(name: "CPlaneOperations", cSettings: optimizedC + hardenedC),
    .target(name: "CPretrainedModel"),
    .target(
      name: "CStaticRuntime",
      cSettings: [.define("STATIC_RUNTIME", .when(platforms: [.linux], configuration: .release))]),

    .systemLibrary(
      name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
    .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "DigitTraining", "DigitRecognition", "DigitData", "DigitModel", "DigitImage", "NeuralNetwork",
        "SystemSupport", "CZlib", "TestSupport",
      ], path: "Tests/FuzzTargets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"]),
    .testTarget(name: "DigitImageTests", dependencies: ["DigitImage"], exclude: ["Fixtures"]),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "CMatrixProduct"], exclude: ["Fixtures"]),
    .testTarget(
      name: "DigitDataTests", dependencies: ["DigitData", "CMatrixProduct", "CZlib", "TestSupport"]),
    .testTarget(
      name: "DigitSynthesisTests", dependencies: ["DigitSynthesis", "DigitData", "DigitImage", "TestSupport"]),
    .testTarget(name: "DigitTrainingTests", dependencies: ["DigitTraining", "TestSupport"]),
    .testTarget(
      name: "DigitModelTests", dependencies: ["DigitModel", "DigitSynthesis", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "DigitRecognitionTests",
      dependencies: ["DigitRecognition", "DigitModel", "NeuralNetwork", "SystemSupport", "TestSupport"]),
    .testTarget(name: "DigitReportTests", dependencies: ["DigitReport", "TestSupport"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"]),
    .testTarget(name: "SystemSupportTests", dependencies: ["SystemSupport", "TestSupport"]),
    .testTarget(name: "PackageTests"),
    .testTarget(
      name: "CommandTests",
      dependencies: ["digit", "DigitImage", "OrderedJSON", "SystemSupport", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
