import DigitModel
import NeuralNetwork
import OrderedJSON
import SystemSupport

extension Model {
  /// The output of `inspect --format json`.
  var json: JSON {
    let architecture = network.architecture
    return [
      "layers": .array(network.layers.map(\.json)),
      "parameters": .integer(network.parameterCount),
      "precision": .string(precision.rawValue),
      "input": [
        "channels": .integer(architecture.inputChannels), "height": .integer(architecture.inputHeight),
        "width": .integer(architecture.inputWidth), "pixel_scale": exact(pixelScale),
        "preprocessing": preprocessingVersion.map(JSON.integer) ?? .null,
      ],
      "labels": .array(labels == .digits ? (0...9).map(JSON.integer) : labels.names.map(JSON.string)),
      "temperature": exact(temperature),
      "training": training?.json ?? .null,
      "risk": ["digits": digitRisk?.json ?? .null, "numbers": numberRisk?.json ?? .null],
    ]
  }

  /// The output of `inspect --format text`.
  var text: String {
    let table = layerTable
    var rows = [row("layer", "output", "parameters")]
    rows += table.rows.map { row($0.name, $0.output.text, $0.layer == nil ? "" : "\($0.parameterCount)") }
    rows.append(row("total", "", "\(table.parameterCount)"))
    rows += [
      "",
      "\(precision) precision, pixel scale \(pixelScale), temperature \(temperature), \(preprocessingText)",
    ]
    if labels != .digits { rows.append("labels \(labels.names.joined(separator: ", "))") }
    for (answers, table) in [("digits", digitRisk), ("numbers", numberRisk)] {
      if let table { rows += ["", table.text(of: answers)] }
    }
    if let training { rows += ["", training.text] }
    return printableLines(rows.joined(separator: "\n"))
  }

  private var preprocessingText: String {
    switch preprocessingVersion {
    case nil: "preprocessing of this program"
    case 0: "no preprocessing"
    case let version?: "preprocessing \(version)"
    }
  }

  private func row(_ layer: String, _ output: String, _ parameters: String) -> String {
    layer + padded(output, 36 - layer.count) + padded(parameters, 12)
  }
}

extension ActivationShape {
  /// Channels × height × width, or only the channels: `16×14×14`, `128`.
  fileprivate var text: String { height * width == 1 ? "\(channels)" : "\(channels)×\(height)×\(width)" }
}

/// The number with the digits that a `Float` needs, not those of the equal `Double`: `exact(0.1)` is `0.1`.
func exact(_ value: Float) -> JSON { .number(Double(value.description) ?? Double(value)) }

extension NetworkLayer {
  fileprivate var json: JSON {
    [
      "name": .string(name.description), "kind": .string(name.kind.rawValue),
      "shape": .array((weight?.shape ?? []).map(JSON.integer)),
      "output": [.integer(output.channels), .integer(output.height), .integer(output.width)],
      "parameters": .integer(parameterCount),
    ]
  }
}

extension TrainingRecord {
  fileprivate var json: JSON {
    [
      "data": .string("crc32:\(dataDigest)"), "samples": .integer(samples),
      "seed": .integer(seed), "configuration": .string(configuration), "steps": .integer(steps),
      "validation_accuracy": validationAccuracy.map { .rounded($0, places: 6) } ?? .null,
    ]
  }

  fileprivate var text: String {
    """
    trained for \(steps) steps on \(samples) images (crc32 \(dataDigest)), seed \(seed)
      \(printable(configuration))
      \(validationAccuracy.map { "validation accuracy \(percentText($0))" } ?? "not validated")
    """
  }
}
