import Figures
import Foundation
import FoundationXML
import Testing

extension Figure {
  /// The points of the figure's lines, in paint order.
  var lines: [[Point]] {
    shapes.compactMap { if case .line(let points, _) = $0 { points } else { nil } }
  }

  /// The figure's texts with their places, in paint order.
  var texts: [(text: String, place: Point)] {
    shapes.compactMap { if case .text(let text, let place, _) = $0 { (text, place) } else { nil } }
  }

  /// The figure's filled rectangles, in paint order.
  var fills: [(box: Rectangle, fill: Fill)] {
    shapes.compactMap { if case .rectangle(let box, let fill?, _) = $0 { (box, fill) } else { nil } }
  }

  /// The figure's images with their rectangles, in paint order.
  var images: [(buffer: PixelBuffer, box: Rectangle)] {
    shapes.compactMap { if case .image(let raster, let box, _) = $0 { (raster.buffer, box) } else { nil } }
  }
}

/// An XML element.
struct Element {
  let name: String
  let attributes: [String: String]
  var children: [Element] = []
  var text = ""
}

/// Parses a well-formed XML document with Foundation.
func parse(_ source: String) throws -> Element {
  let reader = ElementReader()
  let parser = XMLParser(data: Data(source.utf8))
  parser.delegate = reader
  try #require(parser.parse(), "not well-formed: \(source.prefix(200))")
  return try #require(reader.open.first?.children.first)
}

private final class ElementReader: NSObject, XMLParserDelegate {
  /// The elements that are not yet closed, from a root above the document's on.
  var open = [Element(name: "", attributes: [:])]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].text += text }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let element = open.removeLast()
    open[open.count - 1].children.append(element)
  }
}
