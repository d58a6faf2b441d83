import Figures
import SystemSupport

/// The HTML page with a thumbnail of each image that has no answer or an unsure one.
///
/// Entries come in any order and are sorted at the end. Until then their markup waits in a file without a name; in memory there
/// are 32 bytes for each.
public struct ReviewPage {
  /// Where an entry waits.
  private struct Place {
    let group: ReviewGroup
    /// 0 without an answer.
    let confidence: Float
    let bytes: Range<Int>
  }

  /// The most images on a page. Ten thousand load in about two seconds and scroll smoothly, a hundred thousand in thirty.
  public static let limit = 20_000

  private let limit: Int
  private let file: OutputFile
  private let spool: SpoolFile
  private var places: [Place] = []

  /// The number of images to review.
  public var count: Int { places.count }
  /// The number of those on the page.
  public var shownCount: Int { min(count, limit) }

  /// Creates the page's file, under a temporary name until `commit`.
  public init(_ path: String, limit: Int = Self.limit) throws(FileError) {
    self.limit = limit
    file = try OutputFile(path)
    spool = try SpoolFile(beside: path)
  }

  /// Adds an image.
  public mutating func add(_ entry: ReviewEntry) throws(FileError) {
    let bytes = try spool.append(Array(entry.markup.source.utf8))
    var confidence: Float = 0
    if case .unsure(let answer, _) = entry.outcome { confidence = answer.confidence }
    places.append(Place(group: ReviewGroup(entry.outcome), confidence: confidence, bytes: bytes))
  }

  /// Writes the page: images without an answer first, then the unsure ones, the least confident first; the images of a section
  /// that are equally confident stay in the order in which they came.
  ///
  /// - Parameters:
  ///   - noun: what the images are, in the singular: "image", or "row" of a table.
  ///   - total: the number of images that were examined.
  ///   - command: the command that wrote the page, as typed.
  public mutating func commit(noun: String, total: Int, command: String) throws(FileError) {
    places.sort {
      ($0.group, $0.confidence, $0.bytes.lowerBound) < ($1.group, $1.confidence, $1.bytes.lowerBound)
    }
    let sections = Array(places.prefix(limit)).chunked { $0.group == $1.group }
    let opening = Markup.element(
      "header", [:],
      [
        .element(
          "div", [:],
          [
            .element("div", ["class": "quiet"], text: "Unanswered and unsure \(noun)s"),
            .element("h1", [:], [.text("\(count)"), " ", .element("small", text: "to review")]),
            .element("p", text: summary(noun: noun, total: total)),
            .element(
              "p",
              text: """
                Below each image: the answer with its confidence, the next best, and the path. The least confident answers come \
                first.
                """),
          ]),
        .element("div", [:], [.command(command)]),
      ])
    try write(
      Page.beginning(
        title: "\(count) \(noun)s to review", opening: opening,
        links: sections.map { ("s-\($0.startIndex)", "\($0[$0.startIndex].group.title) (\($0.count))") }))
    for section in sections { try write(section, noun: noun) }
    try write(Page.end)
    try file.commit()
  }

  /// `1989 images: 2 without an answer, 63 unsure.`
  private func summary(noun: String, total: Int) -> String {
    let refused = places.count { $0.group < .unsure(tenth: 0) }
    let parts = [(refused, "without an answer"), (count - refused, "unsure")].filter { $0.0 > 0 }
    let omitted = count > limit ? " The page shows the first \(limit) of them." : ""
    let kinds = count == 0 ? "all answered" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\(counted(total, noun, noun + "s")): \(kinds).\(omitted)"
  }

  /// The most images of a list: the browser lays a list out when it comes into view. A multiple of the numbers of columns.
  private static let listLength = 60

  private func write(_ section: ArraySlice<Place>, noun: String) throws(FileError) {
    let group = section[section.startIndex].group
    let count = counted(section.count, noun, noun + "s")
    let heading: [Markup] = [
      .element("h2", text: group.title),
      .element("p", text: group.explanation.map { "\(count): \($0)." } ?? count),
    ]
    try write("<section class=\"review\" id=\"s-\(section.startIndex)\">\(heading.map(\.source).joined())")
    for start in stride(from: section.startIndex, to: section.endIndex, by: Self.listLength) {
      try write("<ul class=\"tiles\">")
      for place in section[start..<min(start + Self.listLength, section.endIndex)] {
        try file.write(spool.read(place.bytes))
      }
      try write("</ul>\n")
    }
    try write("</section>\n")
  }

  private func write(_ text: String) throws(FileError) { try file.write(Array(text.utf8)) }
}

extension Array {
  /// The slices in which each element belongs together with the one before it.
  fileprivate func chunked(by belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    let starts = indices.filter { $0 == 0 || !belongTogether(self[$0 - 1], self[$0]) }
    return zip(starts, starts.dropFirst() + [count]).map { self[$0..<$1] }
  }
}
