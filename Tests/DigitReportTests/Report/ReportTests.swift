import DigitImage
import DigitModel
import DigitRecognition
import DigitTraining
import Figures
import NeuralNetwork
import Testing

import struct Foundation.Data
import func Foundation.pow
import class FoundationXML.XMLParser

@testable import DigitReport

@Suite struct ReportTests {
  private static func report(
    _ measurement: Measurement?, curves: LearningCurves? = nil, name: String = "Evaluation"
  ) throws -> Report {
    let model = try FirstLayerWeightsTests.model([.dense(outputs: 4), .relu, .dense(outputs: 10)])
    return Report(name: name, model: model, measurement: measurement, curves: curves, facts: [("seed", "7")])
  }

  private static func measurement(correct: Int, wrong: Int, image: String = "a.csv:1") -> Measurement {
    var measurement = Measurement(keepsImages: true)
    let ink = Plane(width: 8, height: 8, filledWith: 0.5)
    for index in 0..<correct + wrong {
      measurement.record(confident(index < correct ? 3 : 5, 0.9), label: 3, image: image, ink: ink)
    }
    return measurement
  }

  private static var curves: LearningCurves {
    var curves = LearningCurves(stepsPerEpoch: 1)
    curves.record(.init(number: 1, training: .init(loss: 1, accuracy: 0.5), validation: nil))
    return curves
  }

  @Test("The page of a training has all sections, below the accuracy")
  func whole() throws {
    let report = try Self.report(Self.measurement(correct: 3, wrong: 1), curves: Self.curves)
    let page = report.page
    #expect(
      ExplanationTests.headings(page) == [
        "Loss", "Accuracy", "Confusion matrix", "Per-class metrics", "Calibration",
        "Errors by fraction answered", "Mistakes", "Correct predictions", "First layer", "Layers",
      ])
    #expect(page.contains("<h1>75.00\u{A0}%</h1>"))
    #expect(page.contains("Accuracy: 3 of 4 images classified correctly."))
    #expect(page.contains("<b>3 as 5</b>") && page.contains("<p>1 wrong prediction.</p>"))
    #expect(page.contains("<dt>seed</dt><dd>7</dd>"))
    #expect(
      report.figures.map(\.name) == [
        "loss", "accuracy", "confusion", "reliability", "risk-coverage", "mistakes", "correct", "weights",
      ])
  }

  @Test("Without validation images, the page shows curves and weights only")
  func unmeasured() throws {
    for measurement in [nil, Measurement(keepsImages: true)] {
      let report = try Self.report(measurement, curves: Self.curves)
      #expect(report.page.contains("There were no validation images"))
      #expect(report.figures.map(\.name) == ["loss", "accuracy", "weights"])
    }
    #expect(try Self.report(nil).figures.map(\.name) == ["weights"])
  }

  @Test("The page says if all or no predictions are correct")
  func extremes() throws {
    let perfect = try Self.report(Self.measurement(correct: 1, wrong: 0))
    #expect(perfect.page.contains("None: all predictions are correct."))
    #expect(!perfect.figures.contains { $0.name == "mistakes" })
    let hopeless = try Self.report(Self.measurement(correct: 0, wrong: 1))
    #expect(hopeless.page.contains("<h1>0.00\u{A0}%</h1>"))
    #expect(!hopeless.figures.contains { $0.name == "correct" })
  }

  @Test("Images without a prediction are counted by error code")
  func refused() throws {
    var measurement = Self.measurement(correct: 1, wrong: 0)
    measurement.record(.noDigitFound, label: 3)
    let page = try Self.report(measurement).page
    #expect(page.contains("<dt>Without a prediction: no_digit_found</dt><dd>1</dd>"))
    #expect(page.contains("None: all predictions are correct."))
  }

  @Test("The page loads no resources, runs no scripts, and escapes names")
  func selfContained() throws {
    let hostile = "<script>alert(1)</script>\".png"
    let page = try Self.report(Self.measurement(correct: 1, wrong: 1, image: hostile), name: hostile).page
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;"))
    let links = page.split(separator: "href=\"").dropFirst()
    #expect(
      !links.isEmpty && links.allSatisfy { $0.hasPrefix("data:image/png;base64,") || $0.hasPrefix("#s-") })
    #expect(!page.contains("src=") && !page.contains("url(") && !page.contains("@import"))
    let body = page.split(separator: "<body>")[1].split(separator: "</html>")[0]
    #expect(XMLParser(data: Data(("<body>" + body).utf8)).parse())
  }

  @Test("The options of the training record are listed")
  func training() throws {
    var model = try FirstLayerWeightsTests.model([.dense(outputs: 10)])
    model.training = TrainingRecord(
      dataDigest: "00000000", samples: 9, seed: 3,
      options: [.init("architecture", "dense(10)"), .init("optimizer", "adam"), .init("calibrate")], steps: 4,
      validationAccuracy: nil)
    let page = Report(name: "", model: model, measurement: nil, facts: []).page
    for fact in [
      "<dt>optimizer</dt><dd>adam</dd>",
      "<dt>architecture</dt><dd>dense(10)</dd>", "<dt>calibrate</dt><dd>yes</dd>", "<dt>steps</dt><dd>4</dd>",
    ] {
      #expect(page.contains(fact))
    }
  }

  @Test(
    "The report of a training begins with its setup and the command; the network's own accuracy is named if it differs"
  )
  func setup() throws {
    var model = try FirstLayerWeightsTests.model([.dense(outputs: 10)])
    model.training = TrainingRecord(
      dataDigest: "00000000", samples: 5, seed: 3,
      options: [.init("optimizer", "momentum"), .init("learning-rate", "0.05"), .init("batch-size", "all")],
      steps: 4,
      validationAccuracy: 0.5)
    let counts = [3, 2, 0, 0, 0, 0, 0, 0, 0, 0]
    let setup = TrainingSetup(
      facts: [("images read", "9")], trainingCounts: counts, validationCounts: counts.map { 2 * $0 })
    let page = Report(
      name: "", model: model, measurement: Self.measurement(correct: 3, wrong: 1), facts: [],
      command: "digit train 'a b.csv' -o <m>", setup: setup
    ).page
    #expect(ExplanationTests.headings(page).first == "Training setup")
    #expect(!page.contains("<h2>Training record</h2>"))
    for text in [
      "<pre><span>digit</span> <span>train</span> <span>'a</span> <span>b.csv'</span> <span>-o</span> <span>&lt;m&gt;</span></pre>",
      "<dt>images read</dt><dd>9</dd>", "<dt>optimizer</dt><dd>momentum, coefficient 0.9</dd>",
      "<dt>learning rate</dt><dd>0.05</dd>", "<dt>batch size</dt><dd>all images</dd>",
      "<dt>seed</dt><dd>3</dd>",
      "<th scope=\"row\">1</th><td>2</td><td>4</td>", "<th scope=\"row\">all</th><td>5</td><td>10</td>",
      "The network alone has an accuracy of 50.00\u{A0}%",
    ] { #expect(page.contains(text), "\(text)") }
    model.training?.validationAccuracy = 0.75
    let equal = Report(
      name: "", model: model, measurement: Self.measurement(correct: 3, wrong: 1), facts: [],
      setup: TrainingSetup(facts: [], trainingCounts: counts, validationCounts: nil)
    ).page
    #expect(!equal.contains("The network alone") && !equal.contains("<th scope=\"col\">validation images"))
  }

  @Test(
    "Text has a contrast of at least 4.5 on its background, light and dark, also on the cells of a confusion matrix"
  )
  func contrast() {
    for tone in [\Color.light, \Color.dark] {
      let ground = rgb(Color.background[keyPath: tone])
      for color in [Color.text, .secondary, .accent, .contrast] {
        #expect(contrastRatio(rgb(color[keyPath: tone]), ground) >= 4.5, "\(color) \(tone)")
      }
      for color in [Color.accent, .contrast] {
        let cell = zip(rgb(color[keyPath: tone]), ground).map { 0.55 * $0 + 0.45 * $1 }
        #expect(contrastRatio(rgb(Color.text[keyPath: tone]), cell) >= 4.5, "\(color) \(tone)")
      }
    }
  }
}

/// Red, green and blue of six hexadecimal digits, 0…1.
private func rgb(_ hexadecimal: String) -> [Double] {
  let number = Int(hexadecimal, radix: 16) ?? 0
  return [16, 8, 0].map { Double(number >> $0 & 0xFF) / 255 }
}

/// WCAG 2.2, "contrast ratio" and "relative luminance".
private func contrastRatio(_ one: [Double], _ other: [Double]) -> Double {
  let luminance = [one, other].map { color in
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }.sorted()
  return (luminance[1] + 0.05) / (luminance[0] + 0.05)
}
