import Glibc

/// Runs a measurement each time it reads a line, and prints its seconds. A script can thus alternate between it and what
/// it is compared with.
///
///     Benchmark product ROWS COLUMNS DEPTH
///     Benchmark dense|convolutional BATCH JOBS
@main
struct Benchmark {
  static func main() {
    guard let measurement = measurement(Array(CommandLine.arguments.dropFirst())) else {
      print("usage: Benchmark product ROWS COLUMNS DEPTH | dense BATCH JOBS | convolutional BATCH JOBS")
      return
    }
    while readLine() != nil {
      print(measurement())
      fflush(nil)
    }
  }

  private static func measurement(_ arguments: [String]) -> (() -> Double)? {
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    switch (arguments.first, numbers.count) {
    case ("product", 3): return productSeconds(rows: numbers[0], columns: numbers[1], depth: numbers[2])
    case ("dense", 2): return epochSeconds(dense(), batchSize: numbers[0], jobs: numbers[1])
    case ("convolutional", 2): return epochSeconds(convolutional(), batchSize: numbers[0], jobs: numbers[1])
    default: return nil
    }
  }
}
