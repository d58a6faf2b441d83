import DigitImage
import DigitModel
import DigitRecognition
import DigitTraining
import NeuralNetwork
import Testing

import struct Foundation.Data
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
        "Loss", "Accuracy", "Confusion matrix", "Per-class metrics", "Calibration", "Mistakes",
        "Correct predictions", "First layer", "Layers",
      ])
    #expect(page.contains("<h1>75.00\u{A0}%</h1>"))
    #expect(page.contains("Accuracy: 3 of 4 images classified correctly."))
    #expect(page.contains("<b>3 as 5</b>"))
    #expect(page.contains("<dt>seed</dt><dd>7</dd>"))
    #expect(
      report.figures.map(\.name) == [
        "loss", "accuracy", "confusion", "reliability", "mistakes", "right", "weights",
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
    #expect(!hopeless.figures.contains { $0.name == "right" })
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
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
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
}
