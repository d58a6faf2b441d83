import Testing

@testable import DigitImage

@Suite("Planes")
struct PlaneTests {
  static let sizes = [(1, 1), (1, 7), (7, 1), (5, 9), (31, 17), (40, 40)]

  func random(_ width: Int, _ height: Int) -> Plane {
    var noise = TestNoise(seed: UInt64(width * 1000 + height))
    return Plane(width: width, height: height, values: (0..<width * height).map { _ in noise.next() })
  }

  @Test("Dilation takes the greatest value of each window", arguments: sizes, [1, 2, 5, 60])
  func dilation(size: (Int, Int), radius: Int) {
    let plane = random(size.0, size.1)
    let dilated = plane.dilated(radius: radius)
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        var greatest = -Float.infinity
        for row in max(0, y - radius)...min(size.1 - 1, y + radius) {
          for column in max(0, x - radius)...min(size.0 - 1, x + radius) {
            greatest = max(greatest, plane[column, row])
          }
        }
        #expect(dilated[x, y] == greatest)
      }
    }
  }

  @Test("A box blur is the mean of what lies inside the picture", arguments: sizes, [1, 3, 50])
  func boxBlur(size: (Int, Int), radius: Int) {
    let plane = random(size.0, size.1)
    let blurred = plane.boxBlurred(radius: radius)
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        let rows = max(0, y - radius)...min(size.1 - 1, y + radius)
        let columns = max(0, x - radius)...min(size.0 - 1, x + radius)
        let sum = rows.reduce(Float(0)) { $0 + columns.reduce(0) { [y = $1] in $0 + plane[$1, y] } }
        #expect(abs(blurred[x, y] - sum / Float(rows.count * columns.count)) < 1e-5)
      }
    }
  }

  @Test("Area averaging keeps the mean", arguments: [(1, 1), (3, 2), (7, 17), (30, 16)])
  func areaAverage(size: (Int, Int)) {
    let plane = random(31, 17)
    let small = plane.resized(width: size.0, height: size.1)
    let mean = plane.values.reduce(0, +) / Float(plane.values.count)
    let smallMean = small.values.reduce(0, +) / Float(small.values.count)
    #expect(abs(mean - smallMean) < 1e-5)
  }

  @Test("Halving averages four pixels")
  func halving() {
    let plane = Plane(width: 4, height: 2, values: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(plane.resized(width: 2, height: 1).values == [3.5, 5.5])
  }

  @Test("Growing interpolates between pixel centers and repeats the edges")
  func growing() {
    let plane = Plane(width: 2, height: 1, values: [0, 1])
    #expect(plane.resized(width: 4, height: 1).values == [0, 0.25, 0.75, 1])
  }

  @Test("Distances are those of the nearest pixel, measured straight", arguments: sizes)
  func distance(size: (Int, Int)) {
    let plane = random(size.0, size.1)
    let distances = plane.distance(toAbove: 0.8)
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

  @Test("A histogram finds the value that a number of pixels exceed")
  func histogram() {
    let plane = Plane(width: 100, height: 1, values: (0..<100).map { Float($0) / 100 })
    let histogram = Histogram(plane)
    #expect(abs(histogram.value(exceededByFraction: 0.5) - 0.5) < 0.02)
    #expect(abs(histogram.value(exceededBy: 10) - 0.89) < 0.02)
    #expect(abs((histogram.median(above: 0.8) ?? 0) - 0.9) < 0.02)
    #expect(histogram.median(above: 0.999) == nil)
  }

  @Test("Values out of range, and not numbers at all, do not upset a histogram")
  func histogramOutOfRange() {
    let plane = Plane(width: 4, height: 1, values: [-7, 7, 1e20, -1e20])
    #expect(Histogram(plane).value(exceededBy: 1) > 0.99)
  }
}
