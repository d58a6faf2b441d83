import CZlib
import SystemSupport

extension LabeledDigits {
  /// A fingerprint of the data: the CRC-32 of the labels followed by the pixels, one byte each, as eight
  /// hexadecimal digits. It does not depend on the file format.
  ///
  /// MNIST's 10,000 test images have the digest `2483b59d`.
  public var digest: String { digest(jobs: 1) }

  /// - Parameter jobs: the maximum number of threads; the digest does not depend on it.
  public func digest(jobs: Int) -> String {
    digestText(
      crc32_combine(checksum(of: labels, jobs: jobs), checksum(of: pixels, jobs: jobs), pixels.count))
  }
}

/// The CRC-32 of some bytes, computed block by block on at most `jobs` threads.
private func checksum(of bytes: [UInt8], jobs: Int) -> UInt {
  let blockSize = 1 << 20
  let starts = Array(stride(from: 0, to: bytes.count, by: blockSize))
  let checksums = [UInt](unsafeUninitializedCapacity: starts.count) { checksums, written in
    bytes.withUnsafeBufferPointer { bytes in
      nonisolated(unsafe) let (bytes, checksums) = (bytes, checksums)
      forEachInParallel(count: starts.count, jobs: jobs) { index in
        let start = starts[index]
        checksums[index] = crc32_z(
          0, bytes.baseAddress.map { $0 + start }, min(blockSize, bytes.count - start))
      }
    }
    written = starts.count
  }
  return zip(starts, checksums).reduce(0) { crc32_combine($0, $1.1, min(blockSize, bytes.count - $1.0)) }
}

/// The CRC-32 of some bytes, as eight hexadecimal digits: `digest(of: Array("123456789".utf8))` is `cbf43926`.
public func digest(of bytes: [UInt8]) -> String {
  digestText(bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
}

/// A CRC-32 as eight hexadecimal digits.
func digestText(_ checksum: UInt) -> String {
  let digits = String(checksum, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
