/// A part of a number's ink: a connected component, or what lies between two cuts of one.
public struct NumberPiece: Sendable, Equatable {
  /// The bounding box, in pixels of the working image.
  public internal(set) var box: PixelBox
  /// The number of ink pixels.
  public internal(set) var area: Int
  /// The mean ink signal of its pixels, as a fraction of full ink.
  public internal(set) var strength: Float = 0
  /// The ink pixels that the cut to the left of it crosses, or those of a mark that touch its digit; nil if it is the first of
  /// its component.
  public internal(set) var leftCut: Int?
  /// Whether that cut runs along a stroke, which belongs to both sides.
  public internal(set) var sharesLeftStroke = false
  /// The other half of that stroke, as `pixels`.
  private(set) var leftShare: [Int32] = []
  /// The other half of the stroke that it shares with the next piece, as `pixels`.
  private(set) var rightShare: [Int32] = []
  /// Of a mark that touches its digit: how dark the ink between them is, 0…1, 1 = as dark as the mark; otherwise nil.
  public internal(set) var attachment: Float?
  /// Indices of its pixels in the working image.
  public internal(set) var pixels: [Int32]

  /// Cuts a component.
  ///
  /// - Parameters:
  ///   - label: the index of the component.
  ///   - signal: that the map was made of.
  ///   - height: of the number, in pixels.
  static func pieces(
    of label: Int, in map: ComponentMap, signal: Plane, height: Int, strokeWidth: Float
  ) -> [NumberPiece] {
    let box = map.components[label].box
    let component = AttachedMarks(in: map.ink(of: label, in: signal), height: height)
    // Zeros are often smaller than the other digits.
    let usualHeight = min(height, box.height * 5 / 4)
    let isWide = 2 * box.width > usualHeight && Float(box.height) > 2 * strokeWidth
    let cuts =
      isWide
      ? Cut.candidates(in: component.digits, strokeWidth: strokeWidth, spacing: 0.2 * Float(usualHeight)) : []
    var pieces = [NumberPiece(leftCut: nil)]
    pieces += cuts.map { NumberPiece(leftCut: $0.ink, sharesLeftStroke: $0.isAlongStroke) }
    for y in 0..<box.height {
      for x in 0..<box.width where component.digits[x, y] > 0 {
        let place = cuts.count { $0.distance(toX: x, y: y, height: box.height) > 0 }
        pieces[place].add(x: box.left + x, y: box.top + y, width: map.width)
        for (index, cut) in cuts.enumerated() where cut.isAlongStroke {
          let distance = cut.distance(toX: x, y: y, height: box.height)
          guard abs(distance) < strokeWidth / 2 else { continue }
          let pixel = Int32((box.top + y) * map.width + box.left + x)
          if distance > 0 {
            pieces[index].rightShare.append(pixel)
          } else {
            pieces[index + 1].leftShare.append(pixel)
          }
        }
      }
    }
    pieces.removeAll { $0.area == 0 }
    for mark in component.marks {
      var piece = NumberPiece(leftCut: mark.contact)
      piece.attachment = mark.attachment
      for pixel in mark.pixels {
        piece.add(x: box.left + pixel % box.width, y: box.top + pixel / box.width, width: map.width)
      }
      pieces.insertMark(piece)
    }
    return pieces
  }

  private mutating func add(x: Int, y: Int, width: Int) {
    box.add(x: x, y: y)
    area += 1
    pixels.append(Int32(y * width + x))
  }
}

extension NumberPiece {
  /// A piece without pixels.
  fileprivate init(leftCut: Int?, sharesLeftStroke: Bool = false) {
    self.init(box: .empty, area: 0, leftCut: leftCut, sharesLeftStroke: sharesLeftStroke, pixels: [])
  }
}

extension [NumberPiece] {
  /// Inserts a mark behind the pieces of the digit that it follows: it may lie under the last of them.
  fileprivate mutating func insertMark(_ mark: NumberPiece) {
    var mark = mark
    let place = firstIndex { $0.box.left + $0.box.right > 2 * mark.box.right } ?? count
    if place == 0, !isEmpty { swap(&self[0].leftCut, &mark.leftCut) }
    insert(mark, at: place)
  }
}
