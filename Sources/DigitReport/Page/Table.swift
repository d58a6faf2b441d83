import Figures

/// A table with a head and rows.
struct Table {
  struct Row {
    /// The first cell is the row's name.
    let cells: [String]
    /// Whether the row summarizes those above.
    var isSummary = false
  }

  let head: [String]
  let rows: [Row]

  var markup: Markup {
    let headings = head.map { Markup.element("th", ["scope": "col"], text: $0) }
    let lines = rows.map { row in
      Markup.element(
        "tr", row.isSummary ? ["class": "summary"] : [:],
        row.cells.enumerated().map { column, text in
          column == 0 ? .element("th", ["scope": "row"], text: text) : .element("td", text: text)
        })
    }
    return .element(
      "div", ["class": "scrolls"],
      [
        .element(
          "table", [:],
          [.element("thead", [:], [.element("tr", [:], headings)]), .element("tbody", [:], lines)])
      ])
  }
}
