extension Figure {
  /// The CSS that `svg` needs: figures follow the light or dark setting of the screen.
  public static let stylesheet = """
    svg{font-family:\(fontFamily);font-variant-numeric:tabular-nums}
    rect,polyline{vector-effect:non-scaling-stroke}
    polyline{stroke-linecap:round;stroke-linejoin:round}
    .no-fill{fill:none}
    .dashed{stroke-dasharray:4 3}
    .pixels{image-rendering:pixelated}
    .ink{mix-blend-mode:multiply}
    \(Color.allCases.map { rules($0, $0.light) }.joined(separator: "\n"))
    @media (prefers-color-scheme:dark){
    .ink{filter:invert(1);mix-blend-mode:screen}
    \(Color.allCases.map { rules($0, $0.dark) }.joined(separator: "\n"))
    }

    """

  /// The sans-serif fonts of common systems, as CSS lists them.
  public static let fontFamily =
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,sans-serif"

  private static func rules(_ color: Color, _ tone: String) -> String {
    ".fill-\(color.rawValue){fill:#\(tone)}.stroke-\(color.rawValue){stroke:#\(tone)}"
  }
}
