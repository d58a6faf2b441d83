import Testing

@testable import DigitImage

@Suite("Distance transform")
struct DistanceTransformTests {
  @Test("Distances are Euclidean, to the nearest pixel above the level", arguments: FiltersTests.sizes)
  func distance(size: (Int, Int)) {
    let plane = Plane.random(width: size.0, height: size.1)
    let distances = plane.distance(toAbove: 0.8, upTo: 40)
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        var nearest = Float.infinity
        for row in 0..<size.1 {
          for column in 0..<size.0 where plane[column, row] > 0.8 {
            let (dx, dy) = (Float(column - x), Float(row - y))
            nearest = min(nearest, (dx * dx + dy * dy).squareRoot())
          }
        }
        #expect(distances[x, y] == nearest || abs(distances[x, y] - nearest) < 1e-3)
      }
    }
  }

  @Test("Without a pixel above the level, all distances are infinite")
  func infinite() {
    let distances = Plane(width: 3, height: 2).distance(toAbove: 0.5, upTo: 3)
    #expect(distances.values == [Float](repeating: .infinity, count: 6))
  }
}
