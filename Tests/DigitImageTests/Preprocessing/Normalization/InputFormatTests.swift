import DigitImage
import Testing

@Suite("Input format")
struct InputFormatTests {
  @Test(
    "The format follows from the side of a network's input",
    arguments: [(28, InputFormat.mnist), (8, .optdigits), (16, nil)])
  func side(side: Int, format: InputFormat?) {
    #expect(InputFormat(side: side) == format)
    if let format { #expect(format.side == side) }
  }

  @Test("Full ink is the largest value in data files of the format")
  func fullIntensity() {
    #expect(InputFormat.mnist.fullIntensity == 255)
    #expect(InputFormat.optdigits.fullIntensity == 16)
  }
}
