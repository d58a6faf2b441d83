import Testing

@testable import Figures

@Suite struct MarkupTests {
  @Test("The source of an element has its attributes in order, then its children")
  func element() {
    let markup = Markup.element(
      "p", ["class": "a", "id": "b"], ["one ", .element("b", text: "two"), " three"])
    #expect(markup.source == #"<p class="a" id="b">one <b>two</b> three</p>"#)
    #expect(Markup.element("meta", ["charset": "utf-8"], []).source == #"<meta charset="utf-8">"#)
  }

  @Test(
    "Text is escaped, and characters that XML forbids are replaced",
    arguments: [
      ("a < b & c", "a &lt; b &amp; c"),
      ("<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"),
      ("&amp;", "&amp;amp;"), ("ä – 7", "ä – 7"), ("bell\u{7}\u{0}\u{85}", "bell\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("not a character: \u{FFFF}", "not a character: \u{FFFD}"), ("line\nline\ttab", "line\nline\ttab"),
      ("bidirectional: \u{202E}\u{2066}\u{200F}\u{61C}", "bidirectional: \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ])
  func escaping(text: String, source: String) {
    #expect(Markup.text(text).source == source)
    #expect(Markup.element("p", ["title": text], []).source == "<p title=\"\(source)\"></p>")
  }
}
