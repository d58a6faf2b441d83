import CLibFuzzer
import FuzzTargets
import Glibc

/// The target that this process feeds.
nonisolated(unsafe) private var target: (any FuzzTarget)?

/// Fuzzes the target that the first argument names; the others are libFuzzer's.
private func run() throws -> Int32 {
  guard CommandLine.arguments.count > 1, let name = FuzzTargets(rawValue: CommandLine.arguments[1]) else {
    let names = FuzzTargets.allCases.map(\.rawValue).joined(separator: "|")
    print("usage: Fuzz \(names) [<options of libFuzzer>] [<folder or file> ...]")
    return 64
  }
  target = try name.target.init()
  var arguments: [UnsafeMutablePointer<CChar>?] =
    [strdup(CommandLine.arguments[0]), strdup("-max_len=\(name.target.maximumLength)")]
    + CommandLine.arguments.dropFirst(2).map { strdup($0) } + [nil]
  var count = Int32(arguments.count - 1)
  return arguments.withUnsafeMutableBufferPointer { buffer in
    guard var first = buffer.baseAddress else { return 64 }
    return LLVMFuzzerRunDriver(&count, &first) { bytes, count in
      do { try target?.run(Array(UnsafeBufferPointer(start: bytes, count: count))) } catch {
        fatalError("\(error)")
      }
      return 0
    }
  }
}

exit(try run())
