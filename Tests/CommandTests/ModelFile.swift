import Foundation
import OrderedJSON
import TestSupport

/// A copy of the built-in model's file with other risk tables.
///
/// - Parameter risk: the texts of the metadata entries `risk.digits` and `risk.numbers`; those that are not named are left out.
func modelFile(in folder: TemporaryFolder, risk: KeyValuePairs<String, String>) throws -> String {
  try modelFile(in: folder) { entries in
    entries.filter { !$0.key.hasPrefix("risk.") }
      + risk.map { .init(key: "risk.\($0.key)", value: .string($0.value)) }
  }
}

/// A copy of the built-in model's file with another training configuration.
func modelFile(in folder: TemporaryFolder, configuration: String) throws -> String {
  try modelFile(in: folder) { entries in
    entries.map {
      $0.key == "training.configuration" ? .init(key: $0.key, value: .string(configuration)) : $0
    }
  }
}

private func modelFile(
  in folder: TemporaryFolder, changing change: ([JSON.Member]) -> [JSON.Member]
) throws -> String {
  let path = URL(filePath: "\(ClassifyTests.samples)/../models/digits.safetensors")
  let bytes = [UInt8](try Data(contentsOf: path))
  let count = bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
  let header = try JSON.parse(Array(bytes[8..<8 + count]))
  let members = (header.members ?? []).map { member in
    guard member.key == "__metadata__" else { return member }
    return JSON.Member(key: member.key, value: .object(change(member.value.members ?? [])))
  }
  let text = Array(JSON.object(members).text.utf8)
  let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
  return try folder.write("\(UUID().uuidString).safetensors", length + text + bytes[(8 + count)...])
}
