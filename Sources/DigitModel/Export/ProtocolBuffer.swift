/// A message in the wire format of protocol buffers, which is what an ONNX file consists of.
///
/// Source: "Encoding" in the documentation of protocol buffers.
struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  /// How the bytes of a field's value are to be read.
  private enum WireType: UInt64 {
    case integer = 0
    case delimited = 2
  }

  /// Appends an integer from 0.
  mutating func append(_ value: Int, field: Int) {
    appendTag(field, .integer)
    appendInteger(UInt64(value))
  }

  mutating func append(_ text: String, field: Int) {
    append(Array(text.utf8), field: field)
  }

  mutating func append(_ content: [UInt8], field: Int) {
    appendTag(field, .delimited)
    appendInteger(UInt64(content.count))
    bytes += content
  }

  mutating func append(_ message: ProtocolBuffer, field: Int) {
    append(message.bytes, field: field)
  }

  /// Appends a message that a function fills.
  mutating func append(field: Int, _ fill: (inout ProtocolBuffer) -> Void) {
    var message = ProtocolBuffer()
    fill(&message)
    append(message, field: field)
  }

  private mutating func appendTag(_ field: Int, _ type: WireType) {
    appendInteger(UInt64(field) << 3 | type.rawValue)
  }

  /// Seven bits a byte, the lowest first; all bytes but the last have their highest bit set.
  private mutating func appendInteger(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
