import DigitImage
import DigitRecognition
import Foundation
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct ExplanationTests {
  private static let prediction = Prediction(
    probabilities: [0, 0.9, 0, 0, 0, 0, 0, 0.0875, 0.0125, 0])

  /// An image of gray paper with strokes, which are filled rectangles.
  private static func paper(_ strokes: [(box: PixelBox, intensity: UInt8)]) -> Bitmap {
    var pixels = [UInt8](repeating: 220, count: 300 * 200)
    for (box, intensity) in strokes {
      for y in box.top..<box.bottom {
        for x in box.left..<box.right { pixels[y * 300 + x] = intensity }
      }
    }
    return Bitmap(width: 300, height: 200, format: .gray, pixels: pixels)
  }

  private static let one = (box: PixelBox(left: 140, top: 50, right: 150, bottom: 150), intensity: UInt8(30))
  private static let speck = (box: PixelBox(left: 30, top: 30, right: 34, bottom: 34), intensity: UInt8(30))
  private static let rules = stride(from: 25, to: 200, by: 30).map {
    (box: PixelBox(left: 0, top: $0, right: 300, bottom: $0 + 2), intensity: UInt8(170))
  }
  /// Uneven, because an even one would be cropped as a margin.
  private static let frame = [
    (box: PixelBox(left: 0, top: 0, right: 300, bottom: 25), intensity: UInt8(20)),
    (box: PixelBox(left: 200, top: 0, right: 300, bottom: 25), intensity: UInt8(30)),
  ]

  private static let sides = [
    (box: PixelBox(left: 0, top: 25, right: 15, bottom: 200), intensity: UInt8(25)),
    (box: PixelBox(left: 285, top: 25, right: 300, bottom: 200), intensity: UInt8(28)),
  ]

  private static func page(_ bitmap: Bitmap, named name: String = "one.png", label: Int? = nil) throws
    -> String
  {
    try page(Preprocessing.run(bitmap), named: name, label: label)
  }

  private static func page(_ digit: PreprocessedDigit, named name: String, label: Int?) throws -> String {
    let model = try FirstLayerWeightsTests.model(side: 28, [.dense(outputs: 5), .relu, .dense(outputs: 10)])
    let network = NetworkExplanation(model: model, inputs: digit.pixels, label: label, learningRate: 0.1)
    return explanation(of: name, digit, prediction, by: network)
  }

  /// The headings of a page's sections.
  static func headings(_ page: String) -> [String] {
    page.split(separator: "<h2>").dropFirst().compactMap { $0.split(separator: "<").first.map(String.init) }
  }

  @Test("The sections follow the steps from ink to prediction")
  func steps() throws {
    let page = try Self.page(Self.paper([Self.one]))
    #expect(
      Self.headings(page) == [
        "Ink signal", "Ruled lines", "Cleaned ink signal", "Connected components", "Segmented digit",
        "28 × 28 input", "Network", "dense1", "dense2", "Probabilities",
      ])
    let labeled = try Self.page(Self.paper([Self.one]), label: 3)
    #expect(
      Self.headings(labeled) == Self.headings(page) + [
        "Backward pass for label 3", "Gradients", "Gradient descent step",
      ])
    #expect(page.contains("<h1>1 <small>90.00\u{A0}%</small></h1>"))
    #expect(page.contains("The second most probable digit is 7, with 8.75\u{A0}%."))
    #expect(page.contains("so there are no ruled lines to remove."))
    #expect(page.contains("No component was rejected."))
    #expect(page.contains("The ink is darker than the background: "))
  }

  @Test("The answer with the bars of all digits comes first, then links to each section in its order")
  func order() throws {
    let page = try Self.page(Self.paper([Self.one]), label: 3)
    let header = try #require(page.components(separatedBy: "</header>").first)
    #expect(header.contains("<title>Probability of each digit, 0: 0.00\u{A0}%, 1: 90.00\u{A0}%, "))
    #expect(header.contains(">8.75\u{A0}%</text>") && header.contains("<title>The image</title>"))
    let links = page.components(separatedBy: "<a href=\"#").dropFirst().map {
      $0.split(whereSeparator: { "\"><".contains($0) }).map(String.init)
    }
    #expect(links.map { $0[1] } == Self.headings(page))
    let anchors = page.components(separatedBy: "<section id=\"").dropFirst().compactMap {
      $0.split(separator: "\"").first.map(String.init)
    }
    #expect(links.map { $0[0] } == anchors && Set(anchors).count == anchors.count)
    #expect(anchors.contains("s-28-28-input"))
    let contents = try #require(page.range(of: "<nav aria-label=\"Contents\">"))
    let section = try #require(page.range(of: "<section"))
    #expect(contents.upperBound < section.lowerBound)
  }

  @Test("The page says whether the confidence is calibrated, and if the answer is a mean over several passes")
  func temperature() throws {
    let digit = try Preprocessing.run(Self.paper([Self.one]))
    var model = try FirstLayerWeightsTests.model(side: 28, [.dense(outputs: 10)])
    func page(_ answer: (NetworkExplanation) -> Prediction) -> String {
      let network = NetworkExplanation(model: model, inputs: digit.pixels, learningRate: 0.1)
      return explanation(of: "one.png", digit, answer(network), by: network)
    }
    let other = page { _ in Self.prediction }
    #expect(
      other.contains("The confidence of this model is not calibrated") && !other.contains("was fitted after"))
    #expect(other.contains("so the answer at the top is a mean over"))
    model.temperature = 0.5
    let same = page { network in
      let logits = Matrix(rows: 1, columns: 10, values: network.forward.logits)
      return Prediction(probabilities: softmax(logits, temperature: 0.5).values)
    }
    #expect(
      same.contains("T was fitted after training") && same.contains("<dt>Temperature T</dt><dd>0.500</dd>"))
    #expect(!same.contains("is not calibrated") && !same.contains("so the answer at the top is a mean over"))
  }

  @Test("Ruled lines, clutter and rejected components are counted and drawn")
  func findings() throws {
    let page = try Self.page(Self.paper(Self.rules + [Self.one, Self.speck]))
    #expect(page.contains("<dt>Horizontal lines</dt><dd>6</dd>"))
    #expect(page.components(separatedBy: "class=\"no-fill stroke-contrast\"").count - 1 == 6)
    #expect(page.contains("1 component was rejected"))
    #expect(page.contains("<dt>Rejected</dt><dd>6 × 6, "))
    let framed = try Self.page(Self.paper([Self.one] + Self.frame))
    #expect(Self.headings(framed).contains("Clutter"))
    #expect(framed.contains("1 connected component is not handwriting"))
  }

  @Test("The page says if the requested polarity contradicts the image")
  func polarity() throws {
    let digit = try Preprocessing.run(Self.paper([Self.one]), polarity: .lightInk)
    #expect(
      try Self.page(digit, named: "", label: nil).contains(
        "The ink is lighter than the background as requested"))
  }

  @Test("If no digit is found, the page ends with the step that failed")
  func nothing() throws {
    let failure = try #require(throws: NoDigitFound.self) { try Preprocessing.run(Self.paper([])) }
    let page = explanation(of: "blank.png", failure)
    #expect(page.contains("<h1>No digit</h1>"))
    #expect(Self.headings(page) == ["Ink signal", "Ruled lines", "Cleaned ink signal"])
    let specks = try #require(throws: NoDigitFound.self) { try Preprocessing.run(Self.paper([Self.speck])) }
    let second = explanation(of: "speck.png", specks)
    #expect(second.contains("no part of it is large enough"))
    #expect(Self.headings(second).last == "Connected components")
  }

  @Test("If no reading finds a digit, the page shows each hypothesis, and then the steps of the usual one")
  func secondLookAtNothing() throws {
    var model = try FirstLayerWeightsTests.model(side: 28, [.dense(outputs: 10)])
    model.preprocessingVersion = Preprocessing.version
    let blank = Self.paper([])
    let png = encodePNG(blank.pixels, width: blank.width, height: blank.height, format: .gray)
    let recognition = try Recognizer(model: model).recognize(image: png)
    let failure = try #require(throws: NoDigitFound.self) { try recognition.digit.get() }
    let page = explanation(of: "blank.png", failure, readings: recognition.readings)
    #expect(Self.headings(page) == ["Second look", "Ink signal", "Ruled lines", "Cleaned ink signal"])
    for (index, hypothesis) in ([.usual] + Hypothesis.alternatives).enumerated() {
      #expect(
        page.contains(
          "<th scope=\"row\">\(index + 1): \(hypothesis.summary)</th><td>none</td><td>10.00\u{A0}%</td></tr>")
      )
    }
    #expect(!page.contains("Probability of"))
    #expect(
      page.contains("The image is uniform: nothing in it could be ink."))
    #expect(page.contains("The following sections show reading 1."))
  }

  @Test("The page of an image of two tones says which is the ink, and how much of the image it covers")
  func twoTones() throws {
    // The classes are separated at a width of 96 pixels, where the block is 32×32 of 96×64.
    let block = (box: PixelBox(left: 100, top: 50, right: 200, bottom: 150), intensity: UInt8(30))
    let page = try Self.page(Self.paper([block]))
    #expect(page.contains("the darker one takes up less of the border. It covers 16.67\u{A0}% of the image."))
    // A border of which most is dark is no background of dark ink.
    let framed = try Self.page(Self.paper([Self.one] + Self.frame + Self.sides))
    #expect(framed.contains("the few that differ much are darker."))
  }

  @Test("A page loads no resources, runs no scripts, and escapes names")
  func selfContained() throws {
    let page = try Self.page(Self.paper([Self.one]), named: "<script>alert(1)</script>\".png")
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;.png"))
    let links = page.components(separatedBy: "href=\"").dropFirst()
    #expect(
      !links.isEmpty && links.allSatisfy { $0.hasPrefix("data:image/png;base64,") || $0.hasPrefix("#s-") })
    #expect(!page.contains("src=") && !page.contains("url(") && !page.contains("@import"))
  }

  @Test(
    "A second look is shown first, with what each hypothesis led to; a single reading needs no such section")
  func secondLook() throws {
    var model = try FirstLayerWeightsTests.model(side: 28, [.dense(outputs: 10)])
    model.preprocessingVersion = Preprocessing.version
    let recognizer = try Recognizer(model: model)
    let bitmap = Self.paper([Self.one])
    let png = encodePNG(bitmap.pixels, width: bitmap.width, height: bitmap.height, format: .gray)
    // A network of random parameters is unsure.
    let recognition = try recognizer.recognize(image: png)
    let digit = try recognition.digit.get()
    let network = NetworkExplanation(
      model: try FirstLayerWeightsTests.model(side: 28, [.dense(outputs: 10)]), inputs: digit.pixels,
      label: nil,
      learningRate: 0.1)
    let page = explanation(
      of: "one.png", digit, recognition.prediction, readings: recognition.readings, shown: recognition.best,
      by: network)
    #expect(Self.headings(page).prefix(2) == ["Second look", "Ink signal"])
    for (index, reading) in recognition.readings.enumerated() {
      #expect(
        page.contains(
          "<th scope=\"row\">\(index + 1): \(reading.hypothesis.summary)</th><td>\(reading.prediction.digit)</td>"
            + "<td>\(percent(reading.prediction.confidence))</td>"))
    }
    #expect(page.contains("<th scope=\"col\">Probability of \(recognition.prediction.digit)</th>"))
    let single = explanation(
      of: "one.png", digit, recognition.prediction, readings: [recognition.readings[0]], by: network)
    #expect(Self.headings(single).first == "Ink signal")
  }
}
