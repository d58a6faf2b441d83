import CZlib
import SystemSupport

/// A file read from front to back, decompressed on the way where it is gzip.
///
/// Memory is bounded by what the caller asks for, however much a small file would unfold to.
final class CompressedFile {
  let path: String
  private let file: gzFile
  /// The size of the file as it lies there; 0 of a pipe.
  private let storedSize: Int

  /// - Throws: `DataError.file` where the file cannot be opened.
  init(path: String) throws(DataError) {
    // Opened first by the system's own call: a missing file is not a compression fault.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
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

  deinit { gzclose_r(file) }

  /// Fills the buffer, or as much of it as the file still has.
  ///
  /// - Returns: the number of bytes read.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    var count = 0
    while count < buffer.count {
      let wanted = min(buffer.count - count, 1 << 30)
      let got = gzread(file, buffer.baseAddress.map { $0 + count }, UInt32(wanted))
      if got < 0 { throw failure() }
      if got == 0 { break }
      count += Int(got)
    }
    // A cut file gives all it has; only then zlib says that its end is missing.
    var number: Int32 = 0
    gzerror(file, &number)
    guard number == Z_OK || number == Z_STREAM_END else { throw failure() }
    return count
  }

  /// The next `count` bytes, fewer where the file ends; memory grows only as they come.
  ///
  /// - Parameter start: bytes already read, to which these are added.
  func read(upTo count: Int, after start: [UInt8] = []) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = []
    var left = count
    while left > 0 {
      let before = bytes.isEmpty ? start : []
      let wanted = min(left, max(bytes.count, storedSize + 1, 1 << 20))
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
      left -= wanted
    }
    return bytes
  }

  /// Everything that is left, after bytes that have been read already.
  ///
  /// - Throws: `DataError.tooLarge` where that makes more than `limit` bytes.
  func rest(after start: [UInt8], limit: Int) throws(DataError) -> [UInt8] {
    let bytes = try read(upTo: limit - start.count + 1, after: start)
    guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  private func failure() -> DataError {
    var number: Int32 = 0
    let text = gzerror(file, &number).map { String(cString: $0) } ?? ""
    if number == Z_ERRNO { return .file(FileError(path: path, operation: "read")) }
    // zlib names the file in front, which is "<fd:3>" to it.
    let detail = text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? text
    return .corruptCompression(path: path, detail: detail)
  }
}
