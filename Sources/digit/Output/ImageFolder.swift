import DigitImage
import SystemSupport

/// The folder that `preprocess` writes its PNG files to. It replaces the files of an earlier run, but no others.
struct ImageFolder: Sendable {
  private let path: String
  /// The input files that the user named.
  private let named: Set<FileIdentity>

  /// Creates the folder if necessary.
  ///
  /// - Parameter inputs: the files and folders that the user named.
  /// - Throws: `Failure` if the folder is among the inputs, or below one of them that is searched recursively: its images
  ///   would be inputs of the next run, or even of this one.
  init(_ path: String, inputs: [String], recursive: Bool) throws {
    self.path = path
    named = Set(inputs.compactMap(FileIdentity.init).filter(\.exists))
    try makeFolder(path)
    let own = recursive ? foldersAbove(path) : [path]
    if let folder = own.first(where: { FileIdentity($0).map(named.contains) ?? false }) {
      throw Failure(
        status: .usage,
        description:
          "\(printable(path)) is in the input folder \(printable(folder)); name another output folder")
    }
  }

  /// Writes a digit as a 28×28 gray PNG file.
  ///
  /// - Parameters:
  ///   - name: the file's path in the folder.
  ///   - source: the image that the digit was made from.
  /// - Throws: `Failure` if a file of this name exists that is an input or was not written by `preprocess`.
  func write(_ digit: PreprocessedDigit, name: String, source: String) throws {
    let file = "\(path)/\(name)"
    if let slash = name.lastIndex(of: "/") { try makeFolder("\(path)/\(name[..<slash])") }
    if let identity = FileIdentity(file), identity.exists {
      guard !named.contains(identity), identity != FileIdentity(source), isPreprocessedDigit(file) else {
        throw Failure(
          status: .usage,
          description: "\(printable(file)) exists and is another image; name another output folder")
      }
    }
    try writeFileAtomically(file, encodePNG(digit.intensities, width: 28, height: 28, format: .gray))
  }
}

/// The folder and those that contain it, up to the root.
private func foldersAbove(_ path: String) -> [String] {
  // The system resolves links on the way up.
  var folders = [path]
  while let last = folders.last, let own = FileIdentity(last), own != FileIdentity(last + "/.."),
    folders.count < 256
  {
    folders.append(last + "/..")
  }
  return folders
}

/// Whether a file is a 28×28 gray PNG image with 8 bits per pixel, as `preprocess` writes it.
private func isPreprocessedDigit(_ path: String) -> Bool {
  guard let bytes = try? readFile(path, limit: 1 << 16) else { return false }
  let digit = encodePNG([UInt8](repeating: 0, count: 784), width: 28, height: 28, format: .gray)
  // The signature and the header chunk.
  return bytes.count >= 33 && bytes.prefix(33) == digit.prefix(33)
}
