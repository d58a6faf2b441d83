/// The text of a path given as bytes.
///
/// A file name may hold any bytes except `/` and NUL, but a `String` holds only valid UTF-8. Each byte that is not part of
/// valid UTF-8 becomes a private-use character, U+10FE00 plus the byte, and `systemPath` turns it back. So does each byte of
/// such a character itself: different paths have different texts.
public func pathText(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self), !text.hasStandIns { return text }
  let bytes = Array(bytes)
  var scalars = String.UnicodeScalarView()
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var position = 0
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .emptyInput: return String(scalars)
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      if scalar.isStandIn {
        scalars.append(contentsOf: encoded.lazy.map(standIn))
      } else {
        scalars.append(scalar)
      }
      position += encoded.count
    case .error(let length):
      scalars.append(contentsOf: bytes[position..<position + length].lazy.map(standIn))
      position += length
    }
  }
}

/// The bytes of a path for the system, with a final NUL: the reverse of `pathText`.
public func systemPath(_ path: String) -> [CChar] {
  guard path.hasStandIns else { return Array(path.utf8CString) }
  var bytes: [CChar] = []
  for scalar in path.unicodeScalars {
    if scalar.isStandIn {
      bytes.append(CChar(truncatingIfNeeded: scalar.value))
    } else {
      bytes += String(scalar).utf8.lazy.map { CChar(bitPattern: $0) }
    }
  }
  return bytes + [0]
}

/// A path for people and for data formats that must be UTF-8: bytes that are not show as `\xFF`.
public func displayPath(_ path: String) -> String {
  guard path.hasStandIns else { return path }
  return path.unicodeScalars.reduce(into: "") { text, scalar in
    if scalar.isStandIn {
      text += "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true)
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
}

/// Bytes below 0x80 are valid UTF-8 on their own, so that only 128 characters are needed.
private let standIns: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

private func standIn(for byte: UInt8) -> Unicode.Scalar {
  Unicode.Scalar(0x10FE00 + UInt32(byte)) ?? "\u{FFFD}"
}

extension Unicode.Scalar {
  fileprivate var isStandIn: Bool { standIns.contains(value) }
}

extension String {
  fileprivate var hasStandIns: Bool {
    // All of them are encoded as F4 8F BA … or F4 8F BB …; hardly any path has a byte F4.
    utf8.contains(0xF4) && unicodeScalars.contains(where: \.isStandIn)
  }
}
