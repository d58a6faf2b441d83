import DigitImage
import DigitRecognition

extension Gallery {
  var mistakesSection: Section {
    let mistakes = mistakes
    if mistakes.isEmpty {
      return Section(title: "Mistakes", paragraphs: ["There are none: every answer given is right."])
    }
    let some =
      wrongCount > mistakes.count
      ? "\(mistakes.count) of \(wrongCount) wrong answers"
      : counted(wrongCount, "wrong answer", "wrong answers")
    return Section(
      title: "Mistakes",
      paragraphs: [
        "\(some), the most confident first.",
        """
        Beneath each picture, as the network saw it: the truth as the answer, how sure the answer was, and the \
        picture's name or its number in the data.
        """,
      ],
      content: [tiles(mistakes)])
  }

  var rightSection: Section {
    let right = correct
    if right.isEmpty {
      return Section(title: "Right answers", paragraphs: ["There are none."])
    }
    return Section(
      title: "Right answers",
      paragraphs: ["Of each digit the two surest, and the two that were least sure."],
      content: [tiles(right)])
  }

  /// Pictures with their answers, as many beside each other as there is room for.
  private func tiles(_ entries: [Entry]) -> Markup {
    let beginning = commonBeginning(entries.map(\.name))
    return .element(
      "div", ["class": "tiles"],
      entries.map { entry in
        let ending = entry.name.dropFirst(beginning.count)
        return entry.tile(named: beginning.last == ":" ? "no. \(ending)" : String(ending))
      })
  }

  var figures: [NamedFigure] {
    [("mistakes", "The most confident mistakes", mistakes), ("right", "Right answers", correct)].compactMap {
      name, title, entries in
      entries.isEmpty ? nil : NamedFigure(name: name, figure: contactSheet(entries, title: title))
    }
  }

  /// The same as one drawing.
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
      let words =
        [(entry.verdict, TextStyle(size: 13, anchor: .middle, isBold: true))]
        + [(percent(entry.confidence), TextStyle(size: 12, color: .quiet, anchor: .middle))]
      for (line, (text, style)) in words.enumerated() {
        let below = box.y + box.height + 15 + 15 * Double(line)
        figure.add(.text(text, at: Point(x: box.x + box.width / 2, y: below), style))
      }
    }
    return figure
  }
}

extension Gallery.Entry {
  /// `7`, or `9 as 4` where the answer is wrong.
  var verdict: String { digit == label ? "\(label)" : "\(label) as \(digit)" }

  fileprivate func tile(named shortName: String) -> Markup {
    let picture = Figure(
      Raster(ink: ink), title: "\(name): \(verdict), \(percent(confidence))", fitting: (84, 84))
    return .element(
      "div", [:],
      [
        picture.svg, .element("b", text: verdict), .element("span", text: percent(confidence)),
        .element("small", text: shortName),
      ])
  }
}

/// What all names begin with, up to a slash, or a colon before the number of a row.
func commonBeginning(_ names: [String]) -> String {
  guard var common = names.first?[...] else { return "" }
  for name in names { common = common.prefix(zip(common, name).prefix { $0 == $1 }.count) }
  return common.lastIndex { "/:".contains($0) }.map { String(common[...$0]) } ?? ""
}
