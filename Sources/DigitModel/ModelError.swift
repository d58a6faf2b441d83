import NeuralNetwork
import OrderedJSON
import SystemSupport

/// Why a model file could not be read or written; every case names the file.
public enum ModelError: Error, Equatable {
  /// The system refused the file: it is missing, not readable, longer than any model, or cannot be written.
  case file(FileError)
  /// The bytes break the rules of safetensors.
  case container(path: String, SafetensorsError)
  /// A metadata entry that a model of digit must have is not there, or says something else than it may.
  case metadata(path: String, key: String, found: String?, expected: String)
  /// The layers that the metadata name do not fit one another.
  case architecture(path: String, ArchitectureError)
  /// The tensors are not those that the layers need.
  case parameters(path: String, ParameterError)
}

/// How bytes break the rules of safetensors. Offsets and sizes are in bytes.
public enum SafetensorsError: Error, Equatable {
  case cut(needed: Int, found: Int)
  case headerTooLong(declared: UInt64, limit: Int)
  case json(JSONError)
  /// A tensor's description, the metadata, or the header itself (`nil`) is no JSON object.
  case noObject(name: String?)
  case metadataNotText(key: String)
  /// A field of a tensor's description is missing, unknown, or out of range.
  case field(name: String, field: String)
  case type(name: String, found: String)
  case size(name: String, shape: [Int], found: Int)
  /// A tensor does not begin where the one before it ends.
  case offset(name: String, begin: Int, expected: Int)
  case dataCount(declared: Int, found: Int)
}

extension ModelError {
  /// True where the named file does not exist, as against one that cannot be understood.
  public var isMissing: Bool {
    if case .file(let error) = self { error.isMissing } else { false }
  }
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .container(let path, let problem):
      "\(path) is no intact model file: \(problem); use a file that digit train has written"
    case .metadata(let path, let key, nil, let expected):
      "\(path) has no metadata entry \(key) (\(expected)); use a file that digit train has written"
    case .metadata(let path, let key, let found?, let expected):
      "\(path): the metadata entry \(key) is \(found.prefix(80).debugDescription), expected \(expected)"
    case .architecture(let path, let problem): "\(path): the layers do not fit: \(problem)"
    case .parameters(let path, let problem): "\(path): the tensors do not fit the layers: \(problem)"
    }
  }
}

extension SafetensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cut(let needed, let found): "it is cut, \(needed) bytes are needed and \(found) are there"
    case .headerTooLong(let declared, let limit):
      "it declares a header of \(declared) bytes, at most \(limit) are allowed"
    case .json(let error): "its header is \(error)"
    case .noObject(let name): "\(name ?? "its header") is no JSON object"
    case .metadataNotText(let key): "the metadata entry \(key) is no text"
    case .field(let name, let field): "tensor \(name) has a missing, unknown or impossible \(field)"
    case .type(let name, let found): "tensor \(name) is of type \(found), expected F32"
    case .size(let name, let shape, let found):
      "tensor \(name) of shape \(shape) has \(found) bytes of data"
    case .offset(let name, let begin, let expected):
      "tensor \(name) begins at byte \(begin) of the data, expected \(expected)"
    case .dataCount(let declared, let found):
      "it declares \(declared) bytes of data and has \(found)"
    }
  }
}
