import DigitRecognition
import Testing

@testable import DigitReport

@Suite struct ReliabilityDiagramTests {
  @Test("Bars are as high as the accuracy of each tenth of confidence, with their counts below")
  func bars() throws {
    var report = ClassificationReport()
    for (confidence, isCorrect) in [
      (0.95, true), (0.91, true), (0.99, false), (1, true), (0.42, false), (0.45, true),
    ] {
      report.record(confident(1, Float(confidence)), label: isCorrect ? 1 : 2, image: "")
    }
    #expect(report.confidenceBins.map(\.count) == [0, 0, 0, 0, 2, 0, 0, 0, 0, 4])
    #expect(report.confidenceBins.map(\.correct) == [0, 0, 0, 0, 1, 0, 0, 0, 0, 3])
    #expect(abs(report.confidenceBins[4].meanConfidence - 0.435) < 1e-6)
    #expect(report.confidenceBins[0].meanConfidence == 0)

    let figure = ReliabilityDiagram(bins: report.confidenceBins).figure
    #expect(
      figure.texts.contains { $0.text == "accuracy, %" }
        && figure.texts.contains { $0.text == "confidence, %" })
    let bars = figure.fills.map(\.box)
    #expect(bars.count == 2)
    #expect(abs(bars[0].height - 110) < 1e-9 && abs(bars[1].height - 165) < 1e-9)
    #expect(bars.allSatisfy { abs($0.y + $0.height - 244) < 1e-9 })
    #expect(abs(bars[0].x - 166) < 1e-9 && abs(bars[1].x + bars[1].width - 342) < 1e-9)
    let counts = figure.texts.filter { $0.place.y == 280 }.map(\.text)
    #expect(counts == ["count", "0", "0", "0", "0", "2", "0", "0", "0", "0", "4"])
  }

  @Test("Without predictions there are no bars")
  func nothing() {
    #expect(ReliabilityDiagram(bins: ClassificationReport().confidenceBins).figure.fills.isEmpty)
  }
}
