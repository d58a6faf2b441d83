@testable import DigitSynthesis

/// The ink of a canvas that is `ink(x, y)` before a change.
func canvas(_ ink: (_ x: Int, _ y: Int) -> Float, change: (InkCanvas) -> Void = { _ in }) -> [Float] {
  InkCanvas.withTemporary { canvas in
    for i in 0..<InkCanvas.count { canvas.ink[i] = ink(i % InkCanvas.side, i / InkCanvas.side) }
    change(canvas)
    return Array(UnsafeBufferPointer(start: canvas.ink, count: InkCanvas.count))
  }
}

/// A block of full ink, 20 canvas pixels wide and 10 high.
func block(_ x: Int, _ y: Int) -> Float { (20..<40).contains(x) && (30..<40).contains(y) ? 1 : 0 }
