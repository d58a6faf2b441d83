/// The layout of an image with interleaved channels inside a margin of zeros. Pixels may have room for more channels
/// than the image has; those are zeros too.
struct PaddedImage {
  let shape: ActivationShape
  /// Pixels of zeros on each side.
  let margin: Int
  /// Channels of a pixel in memory, at least those of the image.
  let channels: Int

  /// The distance from one row to the next.
  var pitch: Int { (shape.width + 2 * margin) * channels }
  var count: Int { (shape.height + 2 * margin) * pitch }
  /// The offset of the image's first pixel.
  var interior: Int { margin * pitch + margin * channels }

  /// Fills the memory with zeros, before images are copied into it one after the other.
  func clear(_ memory: UnsafeMutablePointer<Float>) {
    guard margin > 0 || channels > shape.channels else { return }
    memory.update(repeating: 0, count: count)
  }

  /// Copies an image (height, width, channels) inside the margin.
  func fill(_ memory: UnsafeMutablePointer<Float>, from image: UnsafePointer<Float>) {
    let rowCount = shape.width * channels
    for row in 0..<shape.height {
      (memory + interior + row * pitch).update(from: image + row * rowCount, count: rowCount)
    }
  }
}
