/// How the inside of a shape is painted.
public struct Fill: Sendable, Equatable {
  public var color: Color
  /// 0…1.
  public var opacity: Double

  public init(color: Color, opacity: Double = 1) { (self.color, self.opacity) = (color, opacity) }
}

/// How a line or an outline is painted.
public struct Stroke: Sendable, Equatable {
  public var color: Color
  /// In screen pixels, whatever the figure's scale.
  public var width: Double
  /// Dashes of 4 screen pixels, 3 pixels apart.
  public var isDashed: Bool

  public init(color: Color, width: Double = 1.5, isDashed: Bool = false) {
    (self.color, self.width, self.isDashed) = (color, width, isDashed)
  }

  /// Grid lines and hairlines.
  public static let grid = Stroke(color: .rule, width: 1)
  /// Axes and their ticks.
  public static let axis = Stroke(color: .secondary, width: 1)
}

/// How a line of text is set.
public struct TextStyle: Sendable, Equatable {
  /// Which part of the text is at its point; raw values are those of SVG's `text-anchor`.
  public enum Anchor: String, Sendable { case start, middle, end }

  /// Font size, in units.
  public var size: Double
  public var color: Color
  public var anchor: Anchor
  public var isBold: Bool

  public init(
    size: Double = 13, color: Color = .text, anchor: Anchor = .start, isBold: Bool = false
  ) {
    (self.size, self.color, self.anchor, self.isBold) = (size, color, anchor, isBold)
  }

  /// Tick labels and axis titles.
  public static func axis(_ anchor: Anchor) -> TextStyle {
    TextStyle(size: 12, color: .secondary, anchor: anchor)
  }
}
