import Foundation
import Testing

@testable import DigitReport

@Suite struct Base64Tests {
  @Test("Bytes of every length come out as Foundation writes them", arguments: 0..<9)
  func lengths(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 251 &* ($0 + 1)) }
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test("Every letter of the alphabet is right")
  func alphabet() {
    let bytes = (0...255).map(UInt8.init)
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }
}
