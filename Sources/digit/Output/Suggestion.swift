/// The word that was probably meant: `nearest(to: "classfy", among: ["classify", "train"])` is `"classify"`.
///
/// It starts with the given one, or differs in at most a third of its letters; nil if no word does.
func nearest(to word: String, among words: [String]) -> String? {
  let typed = word.lowercased()
  let candidates = words.map { candidate in
    let isStart = typed.count > 1 && candidate.hasPrefix(typed)
    return (word: candidate, edits: isStart ? 1 : edits(from: typed, to: candidate))
  }
  // `min` returns the first of equally near words.
  let best = candidates.min { $0.edits < $1.edits }
  return best.flatMap { 3 * $0.edits <= max($0.word.count, 3) ? $0.word : nil }
}

/// The number of letters to insert, remove, replace or exchange with a neighbor, so that one word becomes the other
/// (optimal string alignment distance): `edits(from: "adma", to: "adam")` is 1.
func edits(from first: String, to second: String) -> Int {
  let (a, b) = (Array(first), Array(second))
  // rows[i][j]: edits from the first i letters to the first j.
  var rows = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : i } }
  for i in a.indices {
    for j in b.indices {
      var edits = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, rows[i - 1][j - 1] + 1) }
      rows[i + 1][j + 1] = edits
    }
  }
  return rows[a.count][b.count]
}
