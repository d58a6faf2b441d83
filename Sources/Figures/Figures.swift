/// Drawings of shapes, charts and text, as SVG and as PNG.
