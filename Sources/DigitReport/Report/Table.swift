/// Numbers in rows and columns.
struct Table {
  struct Row {
    /// The first names the row.
    let cells: [String]
    /// Whether it sums up those above.
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
