import SystemSupport

/// The lines of `--files-from`. An input that begins with NUL is a list with `--null`.
struct ListTarget: FuzzTarget {
  static let maximumLength = 1 << 17

  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func run(_ input: [UInt8]) throws {
    let nulSeparated = input.first == 0
    let descriptor = open(try folder.write("list", input), O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var list = try PathList(descriptor: descriptor, path: "list", nulSeparated: nulSeparated)
    while let path = next(&list) {
      guard let path = try? path.get() else { continue }
      precondition(!path.isEmpty && path != "-")
      let bytes = systemPath(path)
      precondition(bytes.firstIndex(of: 0) == bytes.count - 1)
      precondition(pathText(bytes.dropLast().map { UInt8(bitPattern: $0) }) == path)
      precondition(!displayPath(path).isEmpty)
    }
  }

  /// The next path or error; nil at the end of the list.
  private func next(_ list: inout PathList) -> Result<String, FileError>? {
    do throws(FileError) { return try list.next().map { .success($0) } } catch { return .failure(error) }
  }
}
