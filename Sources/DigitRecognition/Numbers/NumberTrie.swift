/// The numbers that a search has read, as a trie from the last symbol to the first: each is a symbol in front of another number, or
/// empty.
///
/// Paths that read the same number have the same index, however long the number is.
struct NumberTrie {
  private struct Node {
    let symbol: NumberSymbol?
    let rest: Int
    let state: NumberGrammar.State
    /// The numbers with one more symbol in front, by the symbol's order; 0 for those not read yet.
    var longer = SIMD16<Int32>()
  }

  private var nodes = [Node(symbol: nil, rest: 0, state: NumberGrammar.State())]

  /// The index of the empty number.
  static let empty = 0

  /// The number with one more symbol in front.
  ///
  /// - Parameter state: of the grammar after the symbol. It depends on the number alone.
  mutating func index(of symbol: NumberSymbol, before number: Int, state: NumberGrammar.State) -> Int {
    let known = nodes[number].longer[symbol.order]
    if known != 0 { return Int(known) }
    nodes[number].longer[symbol.order] = Int32(nodes.count)
    nodes.append(Node(symbol: symbol, rest: number, state: state))
    return nodes.count - 1
  }

  func state(of number: Int) -> NumberGrammar.State { nodes[number].state }

  /// From left to right.
  func symbols(of number: Int) -> [NumberSymbol] {
    var symbols: [NumberSymbol] = []
    var number = number
    while let symbol = nodes[number].symbol {
      symbols.append(symbol)
      number = nodes[number].rest
    }
    return symbols
  }

  /// The number without a separator in front: it is no part of the number.
  func withoutLeadingSeparator(_ number: Int) -> Int {
    nodes[number].symbol == .separator ? nodes[number].rest : number
  }

  /// Whether a number's symbols come first in their order, the leftmost counting most.
  func precedes(_ first: Int, _ second: Int) -> Bool {
    symbols(of: first).map(\.order).lexicographicallyPrecedes(symbols(of: second).map(\.order))
  }
}

extension NumberSymbol {
  fileprivate var order: Int {
    switch self {
    case .digit(let digit): digit
    case .separator: 10
    case .minus: 11
    }
  }
}
