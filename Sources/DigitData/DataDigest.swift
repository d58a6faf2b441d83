import CZlib
import SystemSupport

extension LabeledDigits {
  /// A fingerprint of the data: the CRC-32 of the labels followed by the pixels, one byte each, as eight
  /// hexadecimal digits. It does not depend on the file format.
  ///
  /// MNIST's 10,000 test images have the digest `2483b59d`.
  public var digest: String { DigitSubset(self).digest(jobs: 1) }
}

extension DigitSubset {
  /// The digest of the images: see `LabeledDigits.digest`.
  ///
  /// - Parameter jobs: the maximum number of threads; the digest does not depend on it.
  public func digest(jobs: Int) -> String {
    let (area, perBlock) = (side * side, 1024)
    let blocks = stride(from: 0, to: count, by: perBlock).map { indices[$0..<min($0 + perBlock, count)] }
    let checksums = [UInt](unsafeUninitializedCapacity: blocks.count) { checksums, written in
      nonisolated(unsafe) let checksums = checksums
      forEachInParallel(count: blocks.count, jobs: jobs) {
        checksums[$0] = checksum(of: digits.pixels, at: blocks[$0], each: area)
      }
      written = blocks.count
    }
    return digestText(
      zip(blocks, checksums).reduce(checksum(of: digits.labels, at: indices[...], each: 1)) {
        crc32_combine($0, $1.1, $1.0.count * area)
      })
  }
}

/// The CRC-32 of some elements of an array, each of `size` bytes.
private func checksum(of bytes: [UInt8], at indices: ArraySlice<Int>, each size: Int) -> UInt {
  bytes.withUnsafeBufferPointer { bytes in
    var (checksum, next): (UInt, Int) = (0, indices.startIndex)
    while next < indices.endIndex {
      // Adjacent elements at once, which is twice as fast.
      let (first, start) = (next, indices[next])
      repeat { next += 1 } while next < indices.endIndex && indices[next] == start + next - first
      checksum = crc32_z(checksum, bytes.baseAddress.map { $0 + start * size }, (next - first) * size)
    }
    return checksum
  }
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
