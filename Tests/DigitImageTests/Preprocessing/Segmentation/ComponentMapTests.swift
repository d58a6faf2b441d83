import Testing

@testable import DigitImage

@Suite("Component map")
struct ComponentMapTests {
  /// A signal with 1 for `#`, 0.5 for `+` and 0 for everything else.
  private func signal(_ rows: [String]) -> Plane {
    Plane(
      width: rows[0].count, height: rows.count,
      values: rows.joined().map { $0 == "#" ? 1 : $0 == "+" ? 0.5 : 0 })
  }

  private func map(_ rows: [String]) -> ComponentMap { ComponentMap(signal(rows), low: 0.3, high: 0.7) }

  @Test("Pixels that touch at a corner belong together; a gap of one pixel separates")
  func connectivity() {
    let map = map([
      "......",
      ".#..#.",
      "..#.#.",
      "......",
    ])
    #expect(map.components.map(\.area) == [2, 2])
    #expect(
      map.components.map(\.box) == [
        PixelBox(x: 1, y: 1, width: 2, height: 2), PixelBox(x: 4, y: 1, width: 1, height: 2),
      ])
    #expect(
      map.labels == [
        -1, -1, -1, -1, -1, -1,
        -1, 0, -1, -1, 1, -1,
        -1, -1, 0, -1, 1, -1,
        -1, -1, -1, -1, -1, -1,
      ])
  }

  @Test("Faint pixels count only if they are connected to strong ones")
  func hysteresis() {
    let map = map([
      ".........",
      ".++#++.++",
      ".........",
    ])
    #expect(map.components.count == 1)
    #expect(map.components[0].box == PixelBox(x: 1, y: 1, width: 5, height: 1))
    #expect(map.components[0].area == 5)
    #expect(map.components[0].mass == 3)
    #expect(map.components[0].strength == 0.6)
    #expect(map.components[0].borderPixels == 0)
  }

  @Test("Faint ink is a component at the lowest threshold at which it is apart from darker ink")
  func faint() {
    let signal = Plane(
      width: 14, height: 3,
      values: [
        0, 1, 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0.0, 0.0, 0.0, 0,
        0, 1, 1, 1, 0.3, 0.5, 0.5, 0.5, 0.5, 0, 0.3, 0.3, 0.3, 0,
        0, 0, 0, 0, 0.0, 0.5, 0.0, 0.0, 0.0, 0, 0.3, 0.3, 0.1, 0,
      ])
    var map = ComponentMap(signal, low: 0.7, high: 0.7)
    map.addFaint(signal, above: [0.2, 0.4])
    // At 0.2, the second blot is joined to the dark stroke; at 0.4 it is apart, and the third is no ink.
    #expect(map.components.map(\.area) == [6, 5, 5])
    #expect(
      map.components.map(\.box) == [
        PixelBox(x: 1, y: 0, width: 3, height: 2), PixelBox(x: 10, y: 1, width: 3, height: 2),
        PixelBox(x: 5, y: 1, width: 4, height: 2),
      ])
    #expect(
      map.labels == [
        -1, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        -1, 0, 0, 0, -1, 2, 2, 2, 2, -1, 1, 1, 1, -1,
        -1, -1, -1, -1, -1, 2, -1, -1, -1, -1, 1, 1, -1, -1,
      ])
  }

  @Test("A faint point is a component, although its darkest pixel is one of its own")
  func faintPoint() {
    var signal = Plane(width: 12, height: 7)
    for x in 1...6 { signal[x, 1] = 1 }
    for y in 3...5 { for x in 8...10 { signal[x, y] = 0.4 } }
    signal[9, 4] = 0.8
    var map = ComponentMap(signal, low: 0.7, high: 0.7)
    map.addFaint(signal, above: [0.3])
    #expect(map.components.map(\.area) == [6, 1, 9])
    #expect(map.labels.count { $0 == 2 } == 9)
  }

  @Test("The ink of a component is its signal in its box, without that of others")
  func ink() {
    let signal = signal(["#.+", "##.", "..#"])
    let map = ComponentMap(signal, low: 0.7, high: 0.7)
    #expect(map.components.count == 1)
    #expect(map.ink(of: 0, in: signal).values == [1, 0, 0, 1, 1, 0, 0, 0, 1])
  }

  @Test("Every pixel on the border is counted once, also in the corners")
  func border() {
    let map = map([
      "###..",
      "#....",
      "#...#",
    ])
    #expect(map.components.map(\.borderPixels) == [5, 1])
  }

  @Test("Erasing lowers a component and its margin to the background, and nothing else")
  func erasing() {
    let rows = [
      "#...+",
      ".....",
      "....#",
    ]
    let erased = map(rows).erasing([0], from: signal(rows), background: 0.1, margin: 1)
    #expect(
      erased.values == [
        0.1, 0, 0, 0, 0.5,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 1,
      ])
    let neighbor = ["#+..#"]
    let both = ComponentMap(signal(neighbor), low: 0.7, high: 0.9)
    #expect(
      both.erasing([0], from: signal(neighbor), background: 0.1, margin: 1).values == [0.1, 0.1, 0, 0, 1])
  }
}
