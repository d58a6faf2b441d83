import NeuralNetwork
import OrderedJSON
import SystemSupport
import Testing

@testable import DigitModel

@Suite struct SafetensorsTests {
  static let file = Safetensors(
    metadata: [.init(key: "b", value: "é\"\n"), .init(key: "a", value: "")],
    tensors: [
      .init(name: "z", shape: [2, 3], values: [1, -2, 3.5, 0, .leastNonzeroMagnitude, 6]),
      .init(name: "a", shape: [], values: [7]), .init(name: "empty", shape: [0, 4], values: []),
      .init(name: "half", shape: [3], precision: .half, values: [-0.5, 65504, 0]),
    ])

  static func read(_ bytes: [UInt8]) throws(SafetensorsError) -> Safetensors {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(SafetensorsError) in try Safetensors(bytes) }
    }.get()
  }

  /// A file with the given header and a number of zero bytes.
  static func file(header: String, dataCount: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8)
      + [UInt8](repeating: 0, count: dataCount)
  }

  @Test("A file is read as it was written, and its data are aligned to eight bytes")
  func roundTrip() throws {
    let bytes = Self.file.bytes
    #expect(try Self.read(bytes) == Self.file)
    #expect(bytes[0] % 8 == 0)
    #expect(bytes[8] == UInt8(ascii: "{"))
  }

  static let tensor = #""dtype":"F32","shape":[2],"data_offsets":[0,8]"#

  static let malformed: [(String, Int, SafetensorsError)] = [
    ("[]", 0, .notAnObject(name: nil)),
    ("{", 0, .json(JSONError(problem: .expected("a key in quotes"), offset: 1))),
    (#"{"a":[]}"#, 0, .notAnObject(name: "a")),
    (#"{"a":{}}"#, 0, .field(name: "a", field: "dtype")),
    (#"{"a":{"dtype":"F32"}}"#, 0, .field(name: "a", field: "shape")),
    (#"{"a":{\#(tensor),"x":1}}"#, 8, .field(name: "a", field: "x")),
    (#"{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}"#, 4, .type(name: "a", found: "BF16")),
    (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}"#, 8, .size(name: "a", shape: [2], found: 8)),
    (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}"#, 0, .field(name: "a", field: "shape")),
    (#"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}}"#, 6, .field(name: "a", field: "shape")),
    (
      #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#, 0,
      .field(name: "a", field: "shape")
    ),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, 8, .field(name: "a", field: "data_offsets")),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}"#, 8, .field(name: "a", field: "data_offsets")),
    (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 8, .size(name: "a", shape: [3], found: 8)),
    (
      #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#, 12,
      .offset(name: "a", begin: 4, expected: 0)
    ),
    (#"{"a":{\#(tensor)},"b":{\#(tensor)}}"#, 8, .offset(name: "b", begin: 0, expected: 8)),
    (#"{"a":{\#(tensor)}}"#, 7, .dataCount(declared: 8, found: 7)),
    (#"{"a":{\#(tensor)}}"#, 9, .dataCount(declared: 8, found: 9)),
    (#"{"__metadata__":[]}"#, 0, .notAnObject(name: "__metadata__")),
    (#"{"__metadata__":{"k":1}}"#, 0, .metadataNotText(key: "k")),
    (
      #"{"a":{\#(tensor)},"a":{\#(tensor)}}"#, 8,
      .json(JSONError(problem: .duplicateKey("a"), offset: 54))
    ),
  ]

  @Test("A malformed header is refused with the rule that it breaks", arguments: malformed)
  func brokenRule(header: String, dataCount: Int, expected: SafetensorsError) {
    #expect(throws: expected) { try Self.read(Self.file(header: header, dataCount: dataCount)) }
  }

  @Test(
    "A header length above the limit is refused before anything is read",
    arguments: [UInt64.max, 1 << 63, 1 << 20 + 1] as [UInt64])
  func excessiveLength(length: UInt64) {
    let bytes = withUnsafeBytes(of: length.littleEndian, Array.init) + Array("{}".utf8)
    #expect(throws: SafetensorsError.headerTooLong(declared: length, limit: 1 << 20)) { try Self.read(bytes) }
  }

  @Test("Each prefix of a file is refused")
  func prefixes() {
    let bytes = Self.file.bytes
    for length in bytes.indices {
      #expect(throws: SafetensorsError.self) { try Self.read(Array(bytes[..<length])) }
    }
  }
}
