import Foundation
import Testing

@testable import Figures

@Suite struct Base64Tests {
  @Test("Data of every length is encoded as Foundation encodes it", arguments: 0..<9)
  func lengths(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 251 &* ($0 + 1)) }
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test("All letters of the alphabet are encoded as Foundation encodes them")
  func alphabet() {
    let bytes = (0...255).map(UInt8.init)
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }
}
