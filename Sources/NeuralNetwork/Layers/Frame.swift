/// Where an image with interleaved channels lies within a margin of zeros; a pixel may have room for more channels, zeros too.
struct Frame {
  let shape: ActivationShape
  let margin: Int
  /// Channels of a pixel in the frame, at least those of the image.
  let channels: Int

  /// From one row to the next.
  var pitch: Int { (shape.width + 2 * margin) * channels }
  var count: Int { (shape.height + 2 * margin) * pitch }
  /// Where the image begins.
  var interior: Int { margin * pitch + margin * channels }

  /// All zeros, ready to be filled again and again.
  func clear(_ frame: UnsafeMutablePointer<Float>) {
    guard margin > 0 || channels > shape.channels else { return }
    frame.update(repeating: 0, count: count)
  }

  /// Copies an image (height, width, channels) inside the margin.
  func fill(_ frame: UnsafeMutablePointer<Float>, from image: UnsafePointer<Float>) {
    let rowCount = shape.width * channels
    for row in 0..<shape.height {
      (frame + interior + row * pitch).update(from: image + row * rowCount, count: rowCount)
    }
  }
}
