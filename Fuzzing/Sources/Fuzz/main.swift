import CLibFuzzer
import FuzzTargets
import Glibc

/// The target that this process feeds.
nonisolated(unsafe) private var target: (any FuzzTarget)?

/// The processor's time, in seconds, that an input may take with the sanitizers. Unlike libFuzzer's limit it does not depend
/// on what else the machine does.
private let maximumSeconds = 5.0

/// Fuzzes the target that the first argument names; the others are libFuzzer's.
private func fuzz() throws -> Int32 {
  guard CommandLine.arguments.count > 1, let name = FuzzTargets(rawValue: CommandLine.arguments[1]) else {
    let names = FuzzTargets.allCases.map(\.rawValue).joined(separator: "|")
    print("usage: Fuzz \(names) [<options of libFuzzer>] [<folder or file> ...]")
    return 64
  }
  target = try name.target.init()
  var arguments =
    ([CommandLine.arguments[0], "-max_len=\(name.target.maximumLength)"] + CommandLine.arguments.dropFirst(2))
    .map { strdup($0) } + [nil]
  var count = Int32(arguments.count - 1)
  return arguments.withUnsafeMutableBufferPointer { buffer in
    guard var first = buffer.baseAddress else { return 64 }
    return LLVMFuzzerRunDriver(&count, &first) { bytes, count in
      run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
  }
}

/// Runs the target on one input.
private func run(_ input: [UInt8]) {
  let start = processorTime()
  do { try target?.run(input) } catch { fatalError("\(error)") }
  precondition(processorTime() - start < maximumSeconds, "the input takes too long")
}

/// The time that this process has used, in seconds.
private func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

exit(try fuzz())
