import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct ArtifactTests {
  func ink(_ artifact: Artifact, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return canvas(block) { artifact.apply(to: $0, using: &generator) }
  }

  @Test(
    "Remaining lines, specks and stray strokes only add ink",
    arguments: [Artifact.remainingLine, .specks, .strayStroke], 0..<12 as Range<UInt64>)
  func additions(artifact: Artifact, seed: UInt64) {
    let before = canvas(block)
    let after = ink(artifact, seed: seed)
    #expect(isInk(after))
    #expect(zip(before, after).allSatisfy { $0 <= $1 })
  }

  @Test("A stray stroke leaves ink outside the digit", arguments: 0..<12 as Range<UInt64>)
  func strayStroke(seed: UInt64) {
    let (before, after) = (canvas(block), ink(.strayStroke, seed: seed))
    #expect(zip(before, after).contains { $0 == 0 && $1 == 1 })
  }

  @Test(
    "An erased line removes up to half of the digit's ink, and adds none", arguments: 0..<12 as Range<UInt64>)
  func erasedLine(seed: UInt64) {
    let (before, after) = (canvas(block), ink(.erasedLine, seed: seed))
    #expect(zip(before, after).allSatisfy { $0 >= $1 })
    #expect((0.5..<1).contains(after.reduce(0, +) / before.reduce(0, +)))
  }

  @Test(
    "A cropped edge removes all ink in a strip along one side, and nothing else",
    arguments: 0..<12 as Range<UInt64>)
  func croppedEdge(seed: UInt64) {
    let after = ink(.croppedEdge, seed: seed)
    let shape = InkShape(after, side: 64)
    // 3 to 15 % of 20 × 10 pixels, rounded up to whole pixels.
    #expect(
      ((17...19).contains(shape.width) && shape.height == 10)
        || (shape.width == 20 && (8...9).contains(shape.height)))
    #expect(after.reduce(0, +) == Float(shape.width * shape.height))
  }

  @Test("A blank canvas stays blank", arguments: Artifact.allCases)
  func blank(artifact: Artifact) {
    var generator = SeededGenerator(seed: 1)
    #expect(canvas({ _, _ in 0 }) { artifact.apply(to: $0, using: &generator) }.max() == 0)
  }

  @Test(
    "A seed always gives the same artifact",
    arguments: [
      (Artifact.remainingLine, "9c753c82ada6e9cb"), (.erasedLine, "8165e1e32018e2a9"),
      (.specks, "8200d2e9715824b0"), (.strayStroke, "7451a03a38e4c0f1"),
      (.croppedEdge, "618b0d175dec2325"),
    ])
  func regression(artifact: Artifact, expected: String) {
    #expect(digest((0..<8 as Range<UInt64>).flatMap { ink(artifact, seed: $0) }) == expected)
  }
}
