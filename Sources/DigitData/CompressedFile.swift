import CZlib
import SystemSupport

/// A file that is read sequentially, and decompressed if it is gzip-compressed.
///
/// It decompresses only as many bytes as the caller requests, and not more than `expansionLimit` times the file's size,
/// so that a small file cannot exhaust memory.
final class CompressedFile {
  /// The path, or "standard input", for errors.
  let path: String
  private let file: gzFile
  /// The size of the file before decompression; 0 for a pipe.
  private let storedSize: Int
  private var bytesRead = 0

  /// How many times its own size a compressed file may hold. Images of digits take a tenth or so, many decimals a
  /// sixtieth; deflate reaches a thousandth.
  static let expansionLimit = 100
  /// What any file may hold: a small file of like images is compressed better.
  private static let smallSize = 64 << 20

  /// - Parameter path: `-` is standard input.
  /// - Throws: `DataError.file` if the file cannot be opened.
  init(path: String) throws(DataError) {
    let (isStandardInput, path) = (path == "-", path == "-" ? "standard input" : path)
    // zlib does not report why it cannot open a file; the system does.
    let descriptor = isStandardInput ? dup(STDIN_FILENO) : open(systemPath(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(FileError(path: path, operation: "open")) }
    guard let file = gzdopen(descriptor, "rb") else {
      close(descriptor)
      throw .file(FileError(path: path, operation: "read", number: ENOMEM))
    }
    gzbuffer(file, 1 << 18)
    var status = stat()
    storedSize = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    self.path = path
    self.file = file
  }

  /// The number of bytes in the file; nil for a pipe, and for a compressed file.
  var plainSize: Int? { storedSize > 0 && gzdirect(file) != 0 ? storedSize : nil }

  deinit { gzclose_r(file) }

  /// Fills the buffer, or a part of it if the file ends.
  ///
  /// - Returns: the number of bytes read.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    var count = 0
    while count < buffer.count {
      let wanted = min(buffer.count - count, 1 << 24)
      let got = gzread(file, buffer.baseAddress.map { $0 + count }, UInt32(wanted))
      if got < 0 { throw failure() }
      if got == 0 { break }
      count += Int(got)
      bytesRead += Int(got)
      let limit = CompressedFile.smallSize + CompressedFile.expansionLimit * storedSize
      if storedSize > 0, bytesRead > limit, gzdirect(file) == 0 { throw .expansion(path: path) }
    }
    // For a truncated file, zlib returns all the data that it has before it reports the missing end.
    var number: Int32 = 0
    gzerror(file, &number)
    guard number == Z_OK || number == Z_STREAM_END else { throw failure() }
    return count
  }

  /// Reads up to `count` bytes, fewer if the file ends. Memory grows only with the bytes read.
  ///
  /// - Parameters:
  ///   - count: the number of bytes to read.
  ///   - start: bytes already read.
  /// - Returns: `start` followed by the bytes read.
  func read(upTo count: Int, after start: [UInt8] = []) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = []
    var remaining = count
    while remaining > 0 {
      let before = bytes.isEmpty ? start : []
      let wanted = min(remaining, max(bytes.count, storedSize + 1, 1 << 20))
      var failure: DataError?
      let block = [UInt8](unsafeUninitializedCapacity: before.count + wanted) { buffer, filled in
        filled = buffer.initialize(fromContentsOf: before)
        do throws(DataError) {
          filled += try read(into: UnsafeMutableBufferPointer(rebasing: buffer[filled..<filled + wanted]))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      if bytes.isEmpty { bytes = block } else { bytes += block }
      if block.count < before.count + wanted { break }
      remaining -= wanted
    }
    return bytes
  }

  /// Reads the rest of the file.
  ///
  /// - Parameter start: bytes already read.
  /// - Returns: `start` followed by the rest.
  /// - Throws: `DataError.tooLarge` if that is more than `limit` bytes.
  func rest(after start: [UInt8], limit: Int) throws(DataError) -> [UInt8] {
    let bytes = try read(upTo: limit - start.count + 1, after: start)
    guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  private func failure() -> DataError {
    var number: Int32 = 0
    let text = gzerror(file, &number).map { String(cString: $0) } ?? ""
    if number == Z_ERRNO { return .file(FileError(path: path, operation: "read")) }
    // zlib's message starts with the file's name, which is "<fd:3>: " for a descriptor.
    let detail = text.firstIndex(of: ">").map { String(text[$0...].dropFirst(3)) } ?? text
    return .corruptCompression(path: path, detail: detail)
  }
}
