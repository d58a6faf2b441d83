import Testing

@testable import NeuralNetwork

@Suite struct PrecisionTests {
  private func half(_ value: Float) -> UInt16 {
    Precision.half.bytes(of: [value]).withUnsafeBytes { $0.loadUnaligned(as: UInt16.self) }
  }

  private func value(_ half: UInt16) -> Float {
    withUnsafeBytes(of: half) { Precision.half.values($0)[0] }
  }

  // The bits are from IEEE 754-2019, 3.6, and agree with numpy.float16.
  @Test(
    "A value becomes the nearest half, ties to even",
    arguments: [
      (0, 0x0000), (-0.0, 0x8000), (1, 0x3C00), (-2, 0xC000), (1.0 / 3, 0x3555), (65504, 0x7BFF),
      // Halfway between two halves, and just beyond.
      (2049, 0x6800), (2051, 0x6802), (2049.001, 0x6801), (65519.996, 0x7BFF), (65520, 0x7C00),
      (1e10, 0x7C00), (-.infinity, 0xFC00),
      // Subnormal halves are multiples of 2^-24.
      (0x1p-14, 0x0400), (0x1.ff8p-15, 0x03FF), (0x1.ffcp-15, 0x0400), (0x1.ffbp-15, 0x03FF),
      (0x1p-24, 0x0001), (0x1p-25, 0x0000),
      (0x1.8p-24, 0x0002), (0x1.000002p-25, 0x0001), (.leastNonzeroMagnitude, 0x0000),
    ] as [(Float, UInt16)])
  func nearest(value: Float, bits: UInt16) {
    #expect(half(value) == bits)
  }

  @Test("Every half has a value of its own, which becomes the same half again")
  func allHalves() {
    for bits in UInt16.min...UInt16.max {
      let value = value(bits)
      if value.isNaN {
        #expect(bits & 0x7FFF > 0x7C00 && half(value) & 0x7FFF > 0x7C00)
      } else {
        #expect(half(value) == bits)
      }
    }
  }

  // sign · significand · 2^exponent, from the definition of the format.
  @Test("The value of a half follows from its sign, exponent and significand")
  func definition() {
    for bits in UInt16.min...UInt16.max where bits & 0x7C00 != 0x7C00 {
      let exponent = Int(bits >> 10 & 31)
      let fraction = Float(bits & 1023)
      let magnitude =
        exponent == 0
        ? fraction * 0x1p-24 : (1024 + fraction) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
      #expect(value(bits) == (bits & 0x8000 == 0 ? magnitude : -magnitude))
    }
  }
}
