// What swift-argument-parser needs of Foundation, for the program of a release. Foundation itself, with what it needs, would
// add 5 MB: Swift's records of types and conformances keep all of it, whatever the linker could prove unused.
//
// The module has Foundation's name, so that the linker finds the parser's symbols here. If the parser comes to need more of
// Foundation, the linker reports symbols that are defined twice.

/// The parser asks errors whether they conform. None does: nothing in digit imports Foundation.
public protocol LocalizedError: Error {
  var errorDescription: String? { get }
}

/// For `--experimental-dump-help` alone, from which docs/make-manual makes the manual pages with the ordinary program.
open class JSONEncoder {
  public struct OutputFormatting {
    public static let prettyPrinted = OutputFormatting()
    public static let sortedKeys = OutputFormatting()
  }

  /// Ends the program, so that nothing else of this file is ever used.
  public init() { fatalError("this build of digit does not write its help as JSON") }
}

public struct Data {}

extension String {
  public struct Encoding {
    public static let utf8 = Encoding()
  }

  public init?(data: __shared Data, encoding: Encoding) { nil }
}
