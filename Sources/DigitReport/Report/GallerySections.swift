import DigitImage
import DigitRecognition
import Figures

extension Gallery {
  var mistakesSection: Section {
    let mistakes = mistakes
    if mistakes.isEmpty {
      return Section(title: "Mistakes", paragraphs: ["None: all predictions are correct."])
    }
    let selection =
      wrongCount > mistakes.count
      ? "\(mistakes.count) of \(wrongCount) wrong predictions"
      : counted(wrongCount, "wrong prediction", "wrong predictions")
    return Section(
      title: "Mistakes",
      paragraphs: [
        wrongCount == 1 ? "\(selection)." : "\(selection), the most confident first.",
        """
        Below each image, as the network saw it: the true digit and the prediction, the confidence, and the image's \
        \(place(of: mistakes)).
        """,
      ],
      content: [tiles(mistakes)])
  }

  var correctSection: Section {
    let correct = correct
    if correct.isEmpty {
      return Section(title: "Correct predictions", paragraphs: ["None."])
    }
    return Section(
      title: "Correct predictions",
      paragraphs: [
        """
        For each digit, the two most confident and the two least confident predictions. The last line is the image's \
        \(place(of: correct)).
        """
      ],
      content: [tiles(correct)])
  }

  /// What the last line of a tile is.
  private func place(of entries: [Entry]) -> String {
    let prefix = commonPrefix(entries.map(\.name))
    if prefix.last == ":" { return "row in \(prefix.dropLast()), counted from 1 without a header" }
    let isRow = entries.contains { $0.name.split(separator: ":").last.map { Int($0) != nil } ?? false }
    let name = isRow ? "file and row, counted from 1 without a header" : "file"
    return prefix.isEmpty ? name : "\(name) in \(prefix)"
  }

  /// Images with their predictions, as many per row as fit.
  private func tiles(_ entries: [Entry]) -> Markup {
    let prefix = commonPrefix(entries.map(\.name))
    return .element(
      "div", ["class": "tiles"],
      entries.map { entry in
        let name = entry.name.dropFirst(prefix.count)
        return entry.tile(named: prefix.last == ":" ? "row \(name)" : String(name))
      })
  }

  var figures: [FigureFile] {
    [("mistakes", "The most confident mistakes", mistakes), ("correct", "Correct predictions", correct)]
      .compactMap {
        name, title, entries in
        entries.isEmpty ? nil : FigureFile(name: name, figure: contactSheet(entries, title: title))
      }
  }

  /// The tiles as one figure.
  private func contactSheet(_ entries: [Entry], title: String) -> Figure {
    let (columns, pitch) = (8, (x: 80.0, y: 116.0))
    let rows = (entries.count + columns - 1) / columns
    var figure = Figure(
      width: Double(min(columns, entries.count)) * pitch.x, height: Double(rows) * pitch.y, title: title)
    for (index, entry) in entries.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let box = Rectangle(
        x: Double(column) * pitch.x + 4, y: Double(row) * pitch.y + 4, width: 72, height: 72)
      figure.add(.image(Raster(ink: entry.ink), box, isPixelated: true))
      figure.add(.rectangle(box, stroke: .grid))
      let lines = [
        (entry.verdict, TextStyle(size: 13, anchor: .middle, isBold: true)),
        (percent(entry.confidence), TextStyle(size: 12, color: .secondary, anchor: .middle)),
      ]
      for (line, (text, style)) in lines.enumerated() {
        let below = box.y + box.height + 15 + 15 * Double(line)
        figure.add(.text(text, at: Point(x: box.x + box.width / 2, y: below), style))
      }
    }
    return figure
  }
}

extension Gallery.Entry {
  /// `"7"` for a correct prediction, `"9 as 4"` for a wrong one.
  var verdict: String { digit == label ? "\(label)" : "\(label) as \(digit)" }

  fileprivate func tile(named shortName: String) -> Markup {
    let image = Figure(
      Raster(ink: ink), title: "\(name): \(verdict), \(percent(confidence))", fitting: (84, 84))
    return .element(
      "div", [:],
      [
        image.svg, .element("b", text: verdict), .element("span", text: percent(confidence)),
        .element("small", text: shortName),
      ])
  }
}

/// The common prefix of names, up to a slash or to the colon before a row number:
/// `commonPrefix(["a/b/1.png", "a/b/12.png"])` is `"a/b/"`.
func commonPrefix(_ names: [String]) -> String {
  guard var common = names.first?[...] else { return "" }
  for name in names { common = common.prefix(zip(common, name).prefix { $0 == $1 }.count) }
  return common.lastIndex { "/:".contains($0) }.map { String(common[...$0]) } ?? ""
}
