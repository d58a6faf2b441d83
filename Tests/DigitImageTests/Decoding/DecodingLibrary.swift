import DigitImage

/// A library that decodes some formats, if it is installed.
enum DecodingLibrary: String {
  case libheif, libwebp

  /// The library that decodes the file; nil if the project does itself.
  init?(of file: String) {
    if file.hasSuffix(".heic") || file.hasSuffix(".avif") {
      self = .libheif
    } else if file.hasSuffix(".webp") {
      self = .libwebp
    } else {
      return nil
    }
  }

  /// Whether the system has the library, and it decodes a file of its own.
  var isInstalled: Bool {
    let files =
      switch self {
      case .libheif: ["plain.heic", "plain.avif"]
      case .libwebp: ["lossy.webp"]
      }
    return files.allSatisfy { file in
      do throws(ImageDecodingError) {
        guard let bytes = try? fixture(file) else { return true }
        _ = try decodeImage(bytes)
        return true
      } catch {
        if case .missingLibrary = error { return false }
        return true
      }
    }
  }

  /// Why a test that needs the library was skipped.
  static let skipped: String = "libheif or libwebp is not installed (on Debian: libheif1, libwebp7)"

  static let areInstalled = DecodingLibrary.libheif.isInstalled && DecodingLibrary.libwebp.isInstalled
}
