import Testing

@testable import DigitImage

@Suite("Resampling")
struct ResamplingTests {
  @Test("Area averaging keeps the mean", arguments: [(1, 1), (3, 2), (7, 17), (30, 16)])
  func areaAverage(size: (Int, Int)) {
    let plane = Plane.random(width: 31, height: 17)
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

  @Test("A pixel that two target pixels share is divided between them by area")
  func thirds() {
    let plane = Plane(width: 3, height: 1, values: [3, 6, 9])
    #expect(plane.resized(width: 2, height: 1).values == [4, 8])
  }

  @Test("Growing interpolates between pixel centers and repeats the edges")
  func growing() {
    let plane = Plane(width: 2, height: 1, values: [0, 1])
    #expect(plane.resized(width: 4, height: 1).values == [0, 0.25, 0.75, 1])
  }

  @Test(
    "Shrinking to a long side keeps the aspect ratio, never grows, and leaves at least one pixel",
    arguments: [(4000, 3000, 400, 300), (300, 400, 300, 400), (4000, 2, 400, 1), (1000, 333, 400, 133)])
  func size(width: Int, height: Int, newWidth: Int, newHeight: Int) {
    let size = sizeShrunk(width: width, height: height, toLongSide: 400)
    #expect(size == (newWidth, newHeight))
  }
}
