import DigitImage
import Foundation

/// An independent decoder's pixels of a file: a line of a table written by a script in `Fixtures`.
struct ReferenceImage {
  let file: String
  let width: Int
  let height: Int
  let channels: Int
  /// The intensities of a grid of 8×8 pixels; row-major, 8 × 8 × channels.
  let samples: [UInt8]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures").standardizedFileURL

  static func table(_ name: String) throws -> [ReferenceImage] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 5, let width = Int(fields[1]), let height = Int(fields[2]),
        let channels = Int(fields[3])
      else { return nil }
      let digits = fields[4].utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
      let samples = stride(from: 0, to: digits.count - 1, by: 2).map {
        UInt8(digits[$0] << 4 | digits[$0 + 1])
      }
      return ReferenceImage(
        file: String(fields[0]), width: width, height: height, channels: channels, samples: samples)
    }
  }

  /// The largest difference of a sample; nil if the size or the channels differ.
  func difference(from bitmap: Bitmap) -> Int? {
    guard bitmap.width == width, bitmap.height == height, bitmap.format.channels == channels,
      samples.count == 64 * channels
    else { return nil }
    var largest = 0
    for y in 0..<8 {
      for x in 0..<8 {
        let pixel = (2 * y + 1) * height / 16 * width + (2 * x + 1) * width / 16
        for channel in 0..<channels {
          let expected = samples[(y * 8 + x) * channels + channel]
          let decoded = bitmap.pixels[pixel * channels + channel]
          largest = max(largest, abs(Int(expected) - Int(decoded)))
        }
      }
    }
    return largest
  }
}

/// The bytes of an image file in `Fixtures`.
func fixture(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: ReferenceImage.folder.appending(path: name)))
}
