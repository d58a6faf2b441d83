import DigitImage
import DigitModel
import DigitRecognition
import NeuralNetwork
import Testing

import DigitTraining

@testable import DigitReport

@Suite struct ReportTests {
  private static func report(
    _ measurement: Measurement?, curves: LearningCurves? = nil, name: String = "Evaluation"
  ) throws -> Report {
    let model = try WeightPicturesTests.model([.dense(outputs: 4), .relu, .dense(outputs: 10)])
    return Report(name: name, model: model, measurement: measurement, curves: curves, facts: [("seed", "7")])
  }

  private static func measurement(right: Int, wrong: Int, image: String = "a.csv:1") -> Measurement {
    var measurement = Measurement(keepsImages: true)
    let ink = Plane(width: 8, height: 8, filledWith: 0.5)
    for index in 0..<right + wrong {
      measurement.record(sure(index < right ? 3 : 5, 0.9), label: 3, image: image, ink: ink)
    }
    return measurement
  }

  private static var curves: LearningCurves {
    var curves = LearningCurves(stepsPerEpoch: 1)
    curves.record(.init(number: 1, training: .init(loss: 1, accuracy: 0.5), validation: nil))
    return curves
  }

  @Test("The page of a training has all its parts, the accuracy first")
  func whole() throws {
    let report = try Self.report(Self.measurement(right: 3, wrong: 1), curves: Self.curves)
    let page = report.page
    #expect(
      ExplanationTests.headings(page) == [
        "Loss", "Accuracy", "What is taken for what", "Digit by digit", "Is it as sure as it is right?",
        "Mistakes",
        "Right answers", "First layer", "Layers",
      ])
    #expect(page.contains("<h1>75.00\u{A0}% <small>right</small></h1>"))
    #expect(page.contains("3 of 4 pictures"))
    #expect(page.contains("<b>3 as 5</b>"))
    #expect(page.contains("<dt>seed</dt><dd>7</dd>"))
    #expect(
      report.figures.map(\.name) == [
        "loss", "accuracy", "confusion", "reliability", "mistakes", "right", "weights",
      ])
  }

  @Test("Without validation pictures the page says so and shows what there is")
  func unmeasured() throws {
    for measurement in [nil, Measurement(keepsImages: true)] {
      let report = try Self.report(measurement, curves: Self.curves)
      #expect(report.page.contains("There were no validation pictures"))
      #expect(report.figures.map(\.name) == ["loss", "accuracy", "weights"])
    }
    #expect(try Self.report(nil).figures.map(\.name) == ["weights"])
  }

  @Test("Where nothing or everything is wrong, the page says so")
  func extremes() throws {
    let perfect = try Self.report(Self.measurement(right: 1, wrong: 0))
    #expect(perfect.page.contains("There are none: every answer given is right."))
    #expect(!perfect.figures.contains { $0.name == "mistakes" })
    let hopeless = try Self.report(Self.measurement(right: 0, wrong: 1))
    #expect(hopeless.page.contains("<h1>0.00\u{A0}% "))
    #expect(!hopeless.figures.contains { $0.name == "right" })
  }

  @Test("Why pictures got no answer is told")
  func refused() throws {
    var measurement = Self.measurement(right: 1, wrong: 0)
    measurement.record(.noDigitFound, label: 3)
    let page = try Self.report(measurement).page
    #expect(page.contains("<dt>Without an answer: no_digit_found</dt><dd>1</dd>"))
    #expect(page.contains("There are none: every answer given is right."))
  }

  @Test("The page loads nothing, runs nothing, and hostile names stay names")
  func selfContained() throws {
    let hostile = "<script>alert(1)</script>\".png"
    let page = try Self.report(Self.measurement(right: 1, wrong: 1, image: hostile), name: hostile).page
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;"))
    let links = page.split(separator: "href=\"").dropFirst()
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
    #expect(!page.contains("src=") && !page.contains("url(") && !page.contains("@import"))
    let body = page.split(separator: "<body>")[1].split(separator: "</html>")[0]
    _ = try parse("<body>" + body)
  }

  @Test("What the model's file says of its training is told, option by option")
  func training() throws {
    var model = try WeightPicturesTests.model([.dense(outputs: 10)])
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
