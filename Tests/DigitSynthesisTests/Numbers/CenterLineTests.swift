import DigitImage
import Testing

@testable import DigitSynthesis

/// The expected lines are those of another implementation of the paper, in Python.
@Suite struct CenterLineTests {
  private func plane(_ rows: [String]) -> Plane {
    Plane(width: rows[0].count, height: rows.count, values: rows.joined().map { $0 == "#" ? 1 : 0 })
  }

  private func rows(_ plane: Plane) -> [String] {
    (0..<plane.height).map { y in String((0..<plane.width).map { plane[$0, y] > 0 ? "#" : "." }) }
  }

  @Test("A bar shrinks to a line along its middle")
  func bar() {
    let lines = plane([
      ".........",
      ".#######.",
      ".#######.",
      ".#######.",
      ".........",
    ]).centerLines(above: 0.5)
    #expect(
      rows(lines) == [
        ".........",
        ".........",
        "..####...",
        ".........",
        ".........",
      ])
  }

  @Test("A ring stays closed, and its hole stays open")
  func ring() {
    let lines = plane([
      "#######",
      "#######",
      "##...##",
      "##...##",
      "##...##",
      "#######",
      "#######",
    ]).centerLines(above: 0.5)
    #expect(
      rows(lines) == [
        ".#####.",
        "##...#.",
        "#....#.",
        "#....#.",
        "#....#.",
        "######.",
        ".......",
      ])
  }

  @Test("Lines one pixel wide, a single pixel and an empty plane stay as they are")
  func thin() {
    for image in [["#....", ".#...", "..#..", "...#."], ["...", ".#.", "..."], ["..", ".."]] {
      #expect(rows(plane(image).centerLines(above: 0.5)) == image)
    }
  }
}
