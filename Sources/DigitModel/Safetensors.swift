import NeuralNetwork
import OrderedJSON
import SystemSupport

/// A safetensors file of tensors in single or half precision: the length of a JSON header in eight bytes, little-endian; the
/// header; the values of the tensors, one after the other.
///
/// Source: the safetensors project's description of the format.
struct Safetensors: Equatable {
  /// The `__metadata__` of the header, in order.
  var metadata: [Entry]
  /// In the order of their data in the file.
  var tensors: [Tensor]

  /// A metadata key and its value; the format allows only strings.
  struct Entry: Equatable {
    let key: String
    let value: String
  }

  /// A tensor of any name, row-major.
  struct Tensor: Equatable {
    let name: String
    let shape: [Int]
    /// How the file stores the values.
    var precision = Precision.single
    let values: [Float]

    fileprivate var byteCount: Int { precision.byteCount * values.count }
  }

  /// The maximum length of a header in bytes. The format allows 100 MB; a hundred tensors need 10 KB.
  static let headerLimit = 1 << 20

  /// The bytes of the file. Equal contents give equal bytes.
  var bytes: [UInt8] {
    var header = Array(self.header.text.utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + tensors.reduce(0) { $0 + $1.byteCount })
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for tensor in tensors { bytes += tensor.precision.bytes(of: tensor.values) }
    return bytes
  }

  private var header: JSON {
    var members: [JSON.Member] = []
    if !metadata.isEmpty {
      let entries = metadata.map { JSON.Member(key: $0.key, value: .string($0.value)) }
      members.append(JSON.Member(key: "__metadata__", value: .object(entries)))
    }
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.byteCount
      let description: JSON = [
        "dtype": .string(tensor.precision.type), "shape": .array(tensor.shape.map(JSON.integer)),
        "data_offsets": [.integer(offset), .integer(end)],
      ]
      members.append(JSON.Member(key: tensor.name, value: description))
      offset = end
    }
    return .object(members)
  }
}

extension Safetensors {
  /// A file's metadata, and its tensors where they lie in the file's bytes.
  ///
  /// Valid only as long as the bytes are.
  struct View {
    let metadata: [Entry]
    /// In the order of their data in the file.
    let tensors: [StoredTensor]
  }

  /// Reads the bytes of a file strictly: the tensors must cover all data exactly once.
  init(_ bytes: UnsafeRawBufferPointer) throws(SafetensorsError) {
    let view = try View(bytes)
    metadata = view.metadata
    tensors = view.tensors.map {
      Tensor(name: $0.name, shape: $0.shape, precision: $0.precision, values: $0.precision.values($0.bytes))
    }
  }
}

extension Safetensors.View {
  /// Reads the bytes of a file strictly: the tensors must cover all data exactly once.
  init(_ bytes: UnsafeRawBufferPointer) throws(SafetensorsError) {
    guard bytes.count >= 8 else { throw .truncated(needed: 8, found: bytes.count) }
    let declared = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard let length = Int(exactly: declared), length <= Safetensors.headerLimit else {
      throw .headerTooLong(declared: declared, limit: Safetensors.headerLimit)
    }
    guard length <= bytes.count - 8 else { throw .truncated(needed: 8 + length, found: bytes.count) }
    let data = UnsafeRawBufferPointer(rebasing: bytes[(8 + length)...])

    let header: JSON
    do { header = try JSON.parse(Array(bytes[8..<8 + length]), maximumDepth: 3) } catch { throw .json(error) }
    guard let members = header.members else { throw .notAnObject(name: nil) }
    var metadata: [Safetensors.Entry] = []
    var descriptions: [TensorDescription] = []
    for member in members {
      if member.key == "__metadata__" {
        metadata = try Self.entries(of: member.value)
      } else {
        descriptions.append(try TensorDescription(member))
      }
    }
    descriptions.sort { $0.range.lowerBound < $1.range.lowerBound }
    try Self.checkCoverage(of: data.count, by: descriptions)
    self.metadata = metadata
    tensors = descriptions.map { description in
      StoredTensor(
        name: description.name, shape: description.shape, precision: description.precision,
        bytes: UnsafeRawBufferPointer(rebasing: data[description.range]))
    }
  }

  /// Reads the bytes of a file; `path` names it in errors.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
    guard Safetensors.isPlausible(bytes) else {
      throw .otherFormat(path: path, kind: FileKind(firstBytes: bytes))
    }
    do { try self.init(bytes) } catch { throw .container(path: path, error) }
  }

  private static func entries(of metadata: JSON) throws(SafetensorsError) -> [Safetensors.Entry] {
    guard let members = metadata.members else { throw .notAnObject(name: "__metadata__") }
    var entries: [Safetensors.Entry] = []
    for member in members {
      guard let value = member.value.string else { throw .metadataNotText(key: member.key) }
      entries.append(Safetensors.Entry(key: member.key, value: value))
    }
    return entries
  }

  /// Checks that tensors, sorted by offset, cover the data without gap or overlap.
  private static func checkCoverage(
    of count: Int, by descriptions: [TensorDescription]
  ) throws(SafetensorsError) {
    var end = 0
    for description in descriptions {
      guard description.range.lowerBound == end else {
        throw .offset(name: description.name, begin: description.range.lowerBound, expected: end)
      }
      end = description.range.upperBound
    }
    guard end == count else { throw .dataCount(declared: end, found: count) }
  }
}

extension Safetensors.Tensor {
  /// A network's tensor. Checkpoints put a group before its name: `moment1.dense1.weight`.
  init(_ parameter: Parameter, group: String? = nil, precision: Precision = .single) {
    let name = (group.map { $0 + "." } ?? "") + parameter.name.description
    self.init(name: name, shape: parameter.shape, precision: precision, values: parameter.values)
  }
}

extension Safetensors {
  /// The maximum length of a file in bytes: 256 million parameters.
  private static let fileLimit = 1 << 30

  /// Reads a file.
  init(path: String) throws(ModelError) {
    let bytes = try Safetensors.bytes(ofFile: path)
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelError) in try Safetensors(bytes, path: path) }
    }
    self = try result.get()
  }

  /// The bytes of a file, which begins as such a file does.
  static func bytes(ofFile path: String) throws(ModelError) -> [UInt8] {
    do throws(FileError) {
      return try readFile(path, limit: Safetensors.fileLimit) {
        $0.withUnsafeBytes(Safetensors.isPlausible)
      }
    } catch {
      throw .file(error)
    }
  }

  /// Writes the file, completely or not at all.
  func write(to path: String) throws(ModelError) {
    do { try writeFileAtomically(path, bytes) } catch { throw .file(error) }
  }

  /// Whether a file may begin so: after the header's length comes the header, a JSON object.
  fileprivate static func isPlausible(_ start: UnsafeRawBufferPointer) -> Bool {
    start.count > 8 && start[8] == UInt8(ascii: "{")
  }

  /// Reads the bytes of a file; `path` names it in errors.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
    guard Safetensors.isPlausible(bytes) else {
      throw .otherFormat(path: path, kind: FileKind(firstBytes: bytes))
    }
    do { try self.init(bytes) } catch { throw .container(path: path, error) }
  }
}

extension Precision {
  /// The name of the tensors' type in the header.
  fileprivate var type: String {
    switch self {
    case .single: "F32"
    case .half: "F16"
    }
  }
}

/// A tensor's description in the header.
private struct TensorDescription {
  let name: String
  let shape: [Int]
  let precision: Precision
  /// The range of its values in the data, in bytes.
  let range: Range<Int>

  init(_ member: JSON.Member) throws(SafetensorsError) {
    name = member.key
    guard let fields = member.value.members else { throw .notAnObject(name: name) }
    if let field = fields.first(where: { !["dtype", "shape", "data_offsets"].contains($0.key) }) {
      throw .field(name: name, field: field.key)
    }
    guard let type = member.value["dtype"]?.string else { throw .field(name: name, field: "dtype") }
    guard let precision = Precision.allCases.first(where: { $0.type == type }) else {
      throw .type(name: name, found: type)
    }
    self.precision = precision
    shape = try TensorDescription.sizes(member, "shape")
    let offsets = try TensorDescription.sizes(member, "data_offsets")
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .field(name: name, field: "data_offsets")
    }
    range = offsets[0]..<offsets[1]

    var size = precision.byteCount
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow else { throw .field(name: name, field: "shape") }
      size = product
    }
    guard size == range.count else { throw .size(name: name, shape: shape, found: range.count) }
  }

  /// An array of integers from 0.
  private static func sizes(_ member: JSON.Member, _ field: String) throws(SafetensorsError) -> [Int] {
    let sizes = member.value[field]?.elements?.map(\.integer)
    guard let sizes, sizes.allSatisfy({ $0 ?? -1 >= 0 }) else {
      throw .field(name: member.key, field: field)
    }
    return sizes.compactMap { $0 }
  }
}
