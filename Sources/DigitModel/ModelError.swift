import NeuralNetwork
import OrderedJSON
import SystemSupport

/// Why a model file could not be read or written. Each case names the file.
public enum ModelError: Error, Equatable {
  /// The file is missing, too long, or cannot be read or written.
  case file(FileError)
  /// The bytes are those of another format; `kind` is nil if that is not recognized.
  case otherFormat(path: String, kind: FileKind?)
  /// The file is a checkpoint where a model is expected.
  case isCheckpoint(path: String)
  /// The file is a model where a checkpoint is expected.
  case isModel(path: String)
  /// The bytes are not a valid safetensors file.
  case container(path: String, SafetensorsError)
  /// A required metadata entry is missing (`found` is nil) or has an invalid value.
  case metadata(path: String, key: String, found: String?, expected: String)
  /// The file is not from digit, its layers are not all dense, and no metadata entry names them.
  case unknownLayers(path: String)
  /// The shapes of the layers named in the metadata do not fit one another.
  case architecture(path: String, ArchitectureError)
  /// The tensors are not those of the layers.
  case parameters(path: String, ParameterError)
  /// The weights are so large, or the pixel scale so small, that results may be infinite or not numbers.
  case overflow(path: String)
}

/// Why bytes are not a valid safetensors file. Offsets and sizes are in bytes.
public enum SafetensorsError: Error, Equatable {
  /// The file ends too early.
  case truncated(needed: Int, found: Int)
  /// The header's declared length exceeds the limit.
  case headerTooLong(declared: UInt64, limit: Int)
  /// The header is not valid JSON.
  case json(JSONError)
  /// A tensor's description, the metadata, or the header itself (nil) is not a JSON object.
  case notAnObject(name: String?)
  /// A metadata value is not a string.
  case metadataNotText(key: String)
  /// A field of a tensor's description is missing, unknown, or out of range.
  case field(name: String, field: String)
  /// A tensor is of another type than F32 and F16.
  case type(name: String, found: String)
  /// A tensor's shape does not fit its number of bytes.
  case size(name: String, shape: [Int], found: Int)
  /// A tensor's data do not begin where those of the tensor before end.
  case offset(name: String, begin: Int, expected: Int)
  /// The tensors do not cover all data.
  case dataCount(declared: Int, found: Int)
}

extension ModelError {
  /// Whether the named file does not exist.
  public var isMissing: Bool {
    if case .file(let error) = self { error.isMissing } else { false }
  }
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .otherFormat(let path, let kind):
      """
      \(path) is not a valid model file\(kind.map { ": it looks like \($0.name)" } ?? " (safetensors)"); \
      use a file that digit train --output has written
      """
    case .isCheckpoint(let path):
      "\(path) is a checkpoint, not a model; finish its training with digit train --resume, which writes the model"
    case .isModel(let path):
      "\(path) is a model, not a checkpoint; name another file for the checkpoint, or continue with --initial-model"
    case .container(let path, let problem):
      "\(path) is not a valid model file: \(problem); use a file written by digit train"
    case .metadata(let path, let key, nil, let expected):
      "\(path) has no metadata entry \(key) (\(expected)); use a file written by digit train"
    case .metadata(let path, let key, let found?, let expected):
      "\(path): the metadata entry \(key) is \(found.prefix(80).debugDescription), expected \(expected)"
    case .unknownLayers(let path):
      """
      \(path) does not say what its layers are; save it with the metadata entry layers, such as \
      "conv(8,3,padding=1) relu maxpool(2) dense(10)", or with tensors of dense layers alone: dense1.weight, dense1.bias, …
      """
    case .architecture(let path, let problem): "\(path): the layers do not fit one another: \(problem)"
    case .parameters(let path, let problem): "\(path): the tensors do not fit the layers: \(problem)"
    case .overflow(let path):
      "\(path): its weights are so large that results overflow; train it again, with a lower --learning-rate"
    }
  }
}

extension SafetensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated(let needed, let found): "it is truncated: \(found) of at least \(needed) bytes"
    case .headerTooLong(let declared, let limit):
      "it declares a header of \(declared) bytes; the limit is \(limit)"
    case .json(let error): "its header is \(error)"
    case .notAnObject(let name): "\(name ?? "its header") is not a JSON object"
    case .metadataNotText(let key): "the metadata entry \(key) is not a string"
    case .field(let name, let field): "tensor \(name) has a missing, unknown or invalid field \(field)"
    case .type(let name, let found): "tensor \(name) is of type \(found), expected F32 or F16"
    case .size(let name, let shape, let found):
      "tensor \(name) of shape \(shape) has \(found) bytes of data"
    case .offset(let name, let begin, let expected):
      "tensor \(name) begins at byte \(begin) of the data, not at \(expected)"
    case .dataCount(let declared, let found):
      "it declares \(declared) bytes of data but has \(found)"
    }
  }
}
