import SystemSupport

/// The files that a command will replace. None of them may be one of its inputs, and no two may be one file.
struct OutputPaths {
  /// The files and folders that exist, with the options that name them.
  private var replaced: [FileIdentity: String] = [:]

  /// - Parameter paths: the outputs by the options that name them; nil is not given, `-` is standard output.
  /// - Throws: `Failure` if two of them are one file.
  init(_ paths: KeyValuePairs<String, String?>) throws(Failure) {
    var options: [FileIdentity: String] = [:]
    for case (let option, let path?) in paths where path != "-" {
      guard let identity = FileIdentity(path) else { continue }
      if let other = options.updateValue(option, forKey: identity) {
        throw Failure(
          status: .usage,
          description:
            "\(other) and \(option) name the same file, \(printable(path)); name two different ones")
      }
    }
    replaced = options.filter(\.key.exists)
  }

  /// Whether any of them exists.
  var replacesFiles: Bool { !replaced.isEmpty }

  /// Refuses an input that an output would replace.
  func requireDistinct(fromInput path: String?) throws(Failure) {
    guard !replaced.isEmpty, let path, let identity = FileIdentity(path), let option = replaced[identity]
    else { return }
    throw Failure(
      status: .usage,
      description: "\(printable(path)) is an input, and \(option) would replace it; name another output")
  }

  /// Refuses inputs that an output would replace.
  func requireDistinct(fromInputs paths: [String]) throws(Failure) {
    for path in paths { try requireDistinct(fromInput: path) }
  }
}
