import DigitModel
import Figures
import NeuralNetwork

/// The weights of a network's first layer as images: each shows which pixels its neuron or kernel responds to.
struct FirstLayerWeights {
  /// One tile per neuron of a dense layer, or per kernel and input channel of a convolution.
  let tiles: TileGrid
  /// How many neurons or kernels there are; those with the largest norms are shown, at most `maximumCount`.
  let total: Int
  let isConvolution: Bool
  /// Whether each tile belongs to a digit: the network has no other layer.
  let areDigits: Bool

  static let maximumCount = 128

  /// - Returns: nil if the network does not begin with a dense layer or a convolution.
  init?(_ model: Model) {
    let layers = model.network.layers
    guard let layer = layers.first, let weights = layer.weight else { return nil }
    let input = layer.input
    isConvolution = weights.shape.count == 4
    let (height, width) = isConvolution ? (weights.shape[2], weights.shape[3]) : (input.height, input.width)
    let all = stride(from: 0, to: weights.values.count, by: height * width).map {
      Array(weights.values[$0..<$0 + height * width])
    }
    total = all.count
    areDigits = layers.count == 1 && !isConvolution
    let shown = all.count <= Self.maximumCount ? all : strongest(all, count: Self.maximumCount)
    tiles = TileGrid(
      values: Array(shown.joined()), tileWidth: width, tileHeight: height,
      columns: shown.count <= 10 ? 5 : shown.count <= 32 ? 8 : 12, rounding: .down)
  }

  var figure: Figure {
    tiles.separateFigure(
      title: isConvolution ? "The kernels of the first layer" : "The weights of the first layer's neurons",
      gap: isConvolution ? 10 : 4, names: areDigits ? (0..<tiles.count).map(String.init) : [])
  }

  var section: Section {
    let subject =
      isConvolution
      ? "The kernels of the first layer. A kernel responds most where the image looks like it."
      : """
      The weights from the input image to each \(areDigits ? "digit" : "neuron of the first layer"), arranged like \
      the pixels of the image.
      """
    let selection =
      tiles.count < total ? " Of \(total), the \(tiles.count) with the largest norms are shown." : ""
    return Section(
      title: "First layer",
      paragraphs: [
        .text("\(subject) Blue weights are positive, orange ones negative.\(selection)")
      ],
      figures: [
        CaptionedFigure(
          figure: figure, caption: "Full color: the 99th percentile of the magnitudes.")
      ])
  }
}

/// The vectors with the largest norms, in their original order.
private func strongest(_ vectors: [[Float]], count: Int) -> [[Float]] {
  let norms = vectors.map { $0.reduce(0) { $0 + $1 * $1 } }
  let chosen = norms.indices.sorted { norms[$0] > norms[$1] }.prefix(count)
  return chosen.sorted().map { vectors[$0] }
}
