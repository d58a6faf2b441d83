import Testing

@testable import DigitData

@Suite struct ImageOriginsTests {
  @Test("Rows are named by file and number from 1, files by their path")
  func names() {
    #expect(ImageOrigins(rowsOf: "a.csv", count: 9).name(of: 4) == "a.csv:5")
    #expect(ImageOrigins(files: ["x.png", "y.png"]).name(of: 1) == "y.png")
  }

  @Test("Subsets of joined sets keep the names, whichever is joined or selected first")
  func subsets() {
    var all = ImageOrigins(rowsOf: "a.csv", count: 3)
    all.append(ImageOrigins(files: ["x.png", "y.png"]))
    #expect((0..<5).map(all.name) == ["a.csv:1", "a.csv:2", "a.csv:3", "x.png", "y.png"])
    var some = all.subset([4, 1]).subset([1, 0, 1])
    #expect((0..<3).map(some.name) == ["a.csv:2", "y.png", "a.csv:2"])
    some.append(ImageOrigins(rowsOf: "b.csv", count: 9).subset([8]))
    #expect((0..<4).map(some.name) == ["a.csv:2", "y.png", "a.csv:2", "b.csv:9"])
    some.append(ImageOrigins(rowsOf: "c.csv", count: 1))
    #expect(some.name(of: 4) == "c.csv:1")
    var whole = ImageOrigins(rowsOf: "d.csv", count: 2)
    whole.append(all.subset([3]))
    #expect((0..<3).map(whole.name) == ["d.csv:1", "d.csv:2", "x.png"])
  }

  @Test("A random split and a sample keep the row of each image")
  func split() {
    let digits = LabeledDigitsTests.digits(0..<20)
    let (training, validation) = digits.sample(15, seed: 3).split(validationCount: 6, seed: 1)
    for part in [training, validation].map(LabeledDigits.init) {
      let rows = LabeledDigitsTests.indices(part)
      #expect(rows.indices.map(part.origins.name) == rows.map { "data:\($0 + 1)" })
    }
  }
}
