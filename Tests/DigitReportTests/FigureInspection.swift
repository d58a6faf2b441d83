import Figures

extension Figure {
  /// The figure's texts with their places, in paint order.
  var texts: [(text: String, place: Point)] {
    shapes.compactMap { if case .text(let text, let place, _) = $0 { (text, place) } else { nil } }
  }

  /// The figure's filled rectangles, in paint order.
  var fills: [(box: Rectangle, fill: Fill)] {
    shapes.compactMap { if case .rectangle(let box, let fill?, _) = $0 { (box, fill) } else { nil } }
  }
}
