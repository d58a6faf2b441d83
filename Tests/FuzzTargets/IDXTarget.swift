import DigitData

/// IDX files of images and labels, gzip-compressed or not.
///
/// The first two bytes of an input are the length of the image file, which follows; the rest is the label file.
struct IDXTarget: FuzzTarget {
  static let maximumLength = 1 << 12

  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func run(_ input: [UInt8]) throws {
    guard input.count >= 2 else { return }
    let files = input.dropFirst(2)
    let length = min(Int(input[0]) << 8 | Int(input[1]), files.count)
    let path = try folder.write("images", files.prefix(length))
    _ = try folder.write("labels", files.dropFirst(length))
    do throws(DataError) {
      guard case .pixels(let digits) = try LabeledSource(path: path, labelColumn: .automatic, jobs: 1) else {
        preconditionFailure("the file was taken for a list of images")
      }
      precondition(digits.pixels.count == digits.count * digits.side * digits.side)
      precondition(digits.labels.count == digits.count && digits.labels.allSatisfy { $0 <= 9 })
    } catch {
      precondition(!error.description.isEmpty)
    }
  }
}
