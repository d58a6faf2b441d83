import DigitImage
import SystemSupport

/// The maximum size of an image file, in bytes.
public let imageFileLimit = 256 << 20

extension InputFile {
  /// Reads the bytes of an image file.
  ///
  /// - Returns: nil if the file was found in a folder and its first bytes are not those of an image. Documents (PDF,
  ///   SVG) are images there only if their names end as those of images do, such as `.jpg`. A file that the user named
  ///   is returned whatever it holds.
  public func readImage() throws(FileError) -> [UInt8]? {
    switch self {
    case .named("-"):
      return try readAll(STDIN_FILENO, path: "standard input", limit: imageFileLimit, ifStart: isImage)
    case .named(let path): return try readImageFile(path)
    case .found(let path, _): return try readIfImage(path)
    case .unreadable(let error): throw error
    }
  }
}

/// The bytes of an image file; of an endless device, only the first.
func readImageFile(_ path: String) throws(FileError) -> [UInt8] {
  try readFile(path, limit: imageFileLimit, ifStart: isImage)
}

private func isImage(_ start: [UInt8]) -> Bool { ImageFormat(firstBytes: start) != nil }

/// Checks the first bytes before reading the rest: a folder may also hold videos.
private func readIfImage(_ path: String) throws(FileError) -> [UInt8]? {
  let descriptor = try openForReading(path)
  defer { close(descriptor) }
  let firstBytes = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
    count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
  }
  guard let format = ImageFormat(firstBytes: firstBytes) else { return nil }
  if format.isDocument && !hasImageExtension(path) { return nil }
  return try readAll(descriptor, path: path, limit: imageFileLimit)
}

/// Whether the name promises an image: `hasImageExtension("scans/7.JPG")` is true.
private func hasImageExtension(_ path: String) -> Bool {
  let name = path.lowercased()
  return [
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".gif", ".webp", ".heic", ".heif", ".avif",
    ".tif",
    ".tiff", ".jxl", ".jp2",
  ].contains(where: name.hasSuffix)
}
