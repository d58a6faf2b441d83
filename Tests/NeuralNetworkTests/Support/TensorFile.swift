import Foundation

/// A safetensors file of float32 and uint8 tensors, read without checks.
struct TensorFile {
  let metadata: [String: String]
  private let tensors: [String: (type: String, shape: [Int], bytes: Data)]

  init(_ url: URL) throws {
    let data = try Data(contentsOf: url)
    let headerLength = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSONSerialization.jsonObject(with: data.dropFirst(8).prefix(headerLength))
    let body = data.dropFirst(8 + headerLength)
    var tensors: [String: (String, [Int], Data)] = [:]
    var metadata: [String: String] = [:]
    for (name, entry) in header as? [String: [String: Any]] ?? [:] {
      guard let type = entry["dtype"] as? String, let shape = entry["shape"] as? [Int],
        let offsets = entry["data_offsets"] as? [Int]
      else {
        metadata = entry as? [String: String] ?? [:]
        continue
      }
      tensors[name] = (type, shape, Data(body.dropFirst(offsets[0]).prefix(offsets[1] - offsets[0])))
    }
    self.tensors = tensors
    self.metadata = metadata
  }

  struct Missing: Error { let name: String }

  func shape(_ name: String) throws -> [Int] {
    guard let tensor = tensors[name] else { throw Missing(name: name) }
    return tensor.shape
  }

  func floats(_ name: String) throws -> [Float] {
    guard let tensor = tensors[name], tensor.type == "F32" else { throw Missing(name: name) }
    return tensor.bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        Float(bitPattern: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
      }
    }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    guard let tensor = tensors[name], tensor.type == "U8" else { throw Missing(name: name) }
    return Array(tensor.bytes)
  }

  func number(_ key: String) throws -> Double {
    guard let value = metadata[key].flatMap(Double.init) else { throw Missing(name: key) }
    return value
  }
}

/// A folder of reference numbers beside the repository. Tests that need it are skipped if it does not exist.
let sharedFixtures = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../../shared/fixtures").standardizedFileURL

let sharedFixturesExist = FileManager.default.fileExists(atPath: sharedFixtures.path)

/// The reference numbers that are committed with the tests.
let committedFixtures = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../Fixtures").standardizedFileURL
