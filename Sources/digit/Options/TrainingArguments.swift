import ArgumentParser
import DigitData
import DigitModel
import DigitSynthesis
import NeuralNetwork

/// A kind of network, or its layers.
enum ArchitectureName: ExpressibleByArgument {
  case dense, convolutional
  case layers([LayerSpecification])

  init?(argument: String) {
    switch argument {
    case "dense": self = .dense
    case "convolutional": self = .convolutional
    default:
      guard let layers = LayerNotation.layers(argument) else { return nil }
      self = .layers(layers)
    }
  }
}

/// `128,64`, or `none`. A model file has room for forty such layers, after convolutions too.
struct HiddenWidths: ExpressibleByArgument {
  let widths: [Int]

  init?(argument: String) {
    let words = argument == "none" ? [] : argument.split(separator: ",", omittingEmptySubsequences: false)
    widths = words.compactMap { Int($0) }
    guard widths.count == words.count, widths.count <= 40, widths.allSatisfy((1...1_000_000).contains) else {
      return nil
    }
  }
}

/// A number from 1 to 1,000,000,000, or `all`.
struct BatchSize: ExpressibleByArgument, CustomStringConvertible {
  /// nil is all.
  let count: Int?

  init?(argument: String) {
    if argument == "all" {
      count = nil
    } else {
      guard let number = Int(argument), (1...1_000_000_000).contains(number) else { return nil }
      count = number
    }
  }

  init(count: Int?) { self.count = count }

  var description: String { count.map(String.init) ?? "all" }
}

/// A whole number is a count, a number from 0 to below 1 with a decimal point is a fraction.
extension ValidationSplit: ExpressibleByArgument {
  public init?(argument: String) {
    if let count = Int(argument), (0...1_000_000_000).contains(count) {
      self = .count(count)
    } else if let fraction = Double(argument), (0..<1).contains(fraction) {
      self = .fraction(fraction)
    } else {
      return nil
    }
  }
}

enum OptimizerName: String, ExpressibleByArgument, CaseIterable {
  case sgd, momentum, adam, adamw

  var optimizer: Optimizer {
    switch self {
    case .sgd: .sgd
    case .momentum: .momentum(0.9)
    case .adam: .adam()
    case .adamw: .adamW()
    }
  }

  /// A learning rate that trains dense networks well with batches of 64.
  var defaultLearningRate: Float {
    switch self {
    case .sgd, .momentum: 0.1
    case .adam, .adamw: 0.001
    }
  }
}

enum InitializationName: String, ExpressibleByArgument, CaseIterable {
  case he, uniform

  var initialization: Initialization {
    switch self {
    case .he: .he
    case .uniform: .uniform(0.5)
    }
  }
}

enum ScheduleName: String, ExpressibleByArgument, CaseIterable {
  case constant, cosine
}

extension AugmentationStrength: ExpressibleByArgument {}

extension Precision: ExpressibleByArgument {}

extension ClassLabels: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
