import CZlib
import NeuralNetwork

extension Model {
  /// The model as the bytes of an npz file, which `numpy.load` reads: an array for each tensor, with its name and shape in
  /// model files, and a text for each entry of the metadata. Equal models give equal bytes.
  public var npz: [UInt8] {
    var archive = ZipArchive()
    for parameter in network.forInference.parameters {
      archive.append("\(parameter.name).npy", npy(parameter.values, shape: parameter.shape))
    }
    for (key, value) in exportedMetadata { archive.append("\(key).npy", npy(value)) }
    return archive.bytes
  }
}

/// The bytes of an npy file with an array of single precision, row-major.
private func npy(_ values: [Float], shape: [Int]) -> [UInt8] {
  npyHeader(type: "<f4", shape: shape) + values.withUnsafeBytes(Array.init)
}

/// The bytes of an npy file with an array without dimensions that holds a text, in UTF-32.
private func npy(_ text: String) -> [UInt8] {
  let scalars = text.unicodeScalars.map(\.value.littleEndian)
  return npyHeader(type: "<U\(scalars.count)", shape: []) + scalars.withUnsafeBytes(Array.init)
}

/// Source: NumPy's description of the npy format, version 1.0.
private func npyHeader(type: String, shape: [Int]) -> [UInt8] {
  // A tuple of one element has a comma: (128,).
  let shape = shape.count == 1 ? "\(shape[0])," : shape.map(String.init).joined(separator: ", ")
  let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape)), }"
  let prefix = [0x93] + Array("NUMPY".utf8) + [1, 0]
  // With its newline the header ends at a multiple of 64 bytes.
  let padding = 63 - (prefix.count + 2 + text.utf8.count) % 64
  let header = Array(text.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  return prefix + littleEndian(UInt16(header.count)) + header
}

/// A zip archive of files that are stored without compression, as `numpy.savez` writes it.
///
/// Source: PKWARE's APPNOTE.TXT, 4.3.
private struct ZipArchive {
  private var files: [UInt8] = []
  /// The entries of the central directory, which ends the archive.
  private var directory: [UInt8] = []
  private var count = 0

  var bytes: [UInt8] {
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + littleEndian(UInt16(count)) + littleEndian(UInt16(count))
      + littleEndian(UInt32(directory.count)) + littleEndian(UInt32(files.count)) + [0, 0]
    return files + directory + end
  }

  mutating func append(_ name: String, _ content: [UInt8]) {
    let checksum = content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    let size = littleEndian(UInt32(content.count))
    // Version 2.0, no flags, stored; midnight of 1 January 1980; checksum, sizes, length of the name, nothing extra.
    let description =
      [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + littleEndian(UInt32(checksum)) + size + size
      + littleEndian(UInt16(name.utf8.count)) + [0, 0]
    // No comment, first disk, no attributes.
    let entry = [20, 0] + description + [UInt8](repeating: 0, count: 10) + littleEndian(UInt32(files.count))
    directory += [0x50, 0x4B, 1, 2] + entry + name.utf8
    files += [0x50, 0x4B, 3, 4] + description + name.utf8
    files += content
    count += 1
  }
}

private func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian, Array.init)
}
